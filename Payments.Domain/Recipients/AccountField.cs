namespace Payments.Domain.Recipients;

/// <summary>The parts by which accounts are addressed around the world.</summary>
public enum AccountField
{
    Bsb,
    AccountNumber,
    Iban,
    Bic,
    PayId,
    Aba,
    SortCode,
    Ifsc,
    Cnaps,
    Clabe,
}
