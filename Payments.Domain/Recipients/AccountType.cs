namespace Payments.Domain.Recipients;

/// <summary>How a recipient's account is addressed; it decides which fields are needed.</summary>
public enum AccountType
{
    /// <summary>Australia: BSB and account number.</summary>
    Bsb,

    /// <summary>Australia: an alias (e-mail, phone, ABN, organisation) instead of a number.</summary>
    Payid,

    /// <summary>An IBAN; the BIC may be added.</summary>
    Iban,

    /// <summary>Elsewhere: BIC and account number.</summary>
    AccountNumber,

    /// <summary>United States: ABA routing number, account number and BIC.</summary>
    Aba,

    /// <summary>United Kingdom: sort code, account number and BIC.</summary>
    SortCode,

    /// <summary>India: IFSC, account number and BIC.</summary>
    Ifsc,

    /// <summary>China: CNAPS code, account number and BIC.</summary>
    Cnaps,

    /// <summary>Mexico: CLABE and BIC.</summary>
    Clabe,
}
