using Payments.Domain.Values;

namespace Payments.Domain.Recipients;

/// <summary>Where a recipient's money goes: exactly the fields that its type needs.</summary>
public sealed record AccountDetails
{
    public required AccountType Type { get; init; }

    public required Currency Currency { get; init; }

    /// <summary>Where the account is held (ISO 3166-1).</summary>
    public required string Country { get; init; }

    public string? Bsb { get; init; }

    public string? AccountNumber { get; init; }

    public string? Iban { get; init; }

    public string? Bic { get; init; }

    public string? PayId { get; init; }

    public string? Aba { get; init; }

    public string? SortCode { get; init; }

    public string? Ifsc { get; init; }

    public string? Cnaps { get; init; }

    public string? Clabe { get; init; }

    public string? this[AccountField field] =>
        field switch
        {
            AccountField.Bsb => Bsb,
            AccountField.AccountNumber => AccountNumber,
            AccountField.Iban => Iban,
            AccountField.Bic => Bic,
            AccountField.PayId => PayId,
            AccountField.Aba => Aba,
            AccountField.SortCode => SortCode,
            AccountField.Ifsc => Ifsc,
            AccountField.Cnaps => Cnaps,
            AccountField.Clabe => Clabe,
            _ => throw new ArgumentOutOfRangeException(nameof(field)),
        };
}
