using Payments.Domain.Errors;

namespace Payments.GraphQL.Errors;

/// <summary>An expected refusal: the request was understood, and the answer is no.</summary>
[InterfaceType("Error")]
public interface IUserError
{
    /// <summary>A sentence for people. Programs go by `code`.</summary>
    string Message { get; }

    /// <summary>What kind of refusal it is; stable for ever.</summary>
    ErrorCode Code { get; }

    /// <summary>The input field at fault, from the outside in: `["input", "account", "iban"]`.</summary>
    IReadOnlyList<string>? Path { get; }

    /// <summary>True when the very same request can succeed later.</summary>
    bool Retryable { get; }
}

/// <summary>What every error type takes over from the refusal behind it.</summary>
public abstract class UserError(DomainException refusal) : IUserError
{
    /// <inheritdoc/>
    public virtual string Message => refusal.Message;

    /// <inheritdoc/>
    public ErrorCode Code => refusal.Code;

    /// <inheritdoc/>
    public IReadOnlyList<string>? Path { get; } =
        refusal.Path is { Count: > 0 } ? FromInput(refusal.Path) : null;

    /// <inheritdoc/>
    public bool Retryable => refusal.Retryable;

    // The domain knows a field by its name; the graph has it inside the argument `input`.
    private static IReadOnlyList<string> FromInput(IReadOnlyList<string> path) =>
        path[0] == "input" ? path : ["input", .. path];
}
