using Payments.Domain.Deposits;
using Payments.Domain.Values;

namespace Payments.Domain.Reviews;

/// <summary>What the platform wants to look at before it leaves a LIVE tenant; by itself, nothing.</summary>
public sealed record ReviewSettings
{
    private IReadOnlyList<string[]>? _recipientWords;

    public static ReviewSettings None { get; } = new();

    /// <summary>From these amounts on whatever leaves; at most one for a currency.</summary>
    public IReadOnlyList<Money> From { get; init; } = [];

    /// <summary>From these amounts on what goes to an account that has got nothing yet; at most one for a currency.</summary>
    public IReadOnlyList<Money> NewRecipientFrom { get; init; } = [];

    /// <summary>Countries of accounts, two letters each.</summary>
    public IReadOnlyList<string> Countries { get; init; } = [];

    /// <summary>Names of recipients, compared as banks write them.</summary>
    public IReadOnlyList<string> Recipients
    {
        get;
        init => (field, _recipientWords) = (value, null);
    } = [];

    /// <summary>The same names, divided once and not for each comparison.</summary>
    internal IReadOnlyList<string[]> RecipientWords =>
        _recipientWords ??= [.. Recipients.Select(PayerNames.Words)];

    /// <summary>Numbers of accounts as they stand in instructions: IBANs, account numbers, PayIDs.</summary>
    public IReadOnlyList<string> Accounts { get; init; } = [];
}
