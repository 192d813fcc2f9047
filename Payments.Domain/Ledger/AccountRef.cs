using Payments.Domain.Values;

namespace Payments.Domain.Ledger;

/// <summary>
/// An account of the tenant at work, by what it is for. <paramref name="Reference"/> tells apart
/// several of a kind (a technical account of a sub-client); empty for the one that everybody has.
/// </summary>
public readonly record struct AccountRef(
    AccountKind Kind,
    Currency Currency,
    Guid Reference = default
);
