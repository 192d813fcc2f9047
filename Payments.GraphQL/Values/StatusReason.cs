namespace Payments.GraphQL.Values;

/// <summary>Why something ended as it did.</summary>
/// <param name="Code">Stable, for programs: RECIPIENT_ACCOUNT_CLOSED.</param>
/// <param name="Message">A sentence for people.</param>
public sealed record StatusReason(string Code, string Message)
{
    internal static StatusReason? Of(string? code, string? message) =>
        code is null ? null : new(code, message ?? code);
}
