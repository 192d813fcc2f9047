namespace Payments.Domain.BankDirectories;

/// <summary>What is known of a bank.</summary>
/// <param name="Country">ISO 3166-1.</param>
/// <param name="Name">As the public knows it.</param>
/// <param name="Bic">8 characters: the head office.</param>
/// <param name="City">Where its head office is.</param>
public sealed record BankInfo(string Country, string Name, string Bic, string City);

/// <summary>Finds banks by the numbers that name them; a provider's directory, or our own small one.</summary>
public interface IBankDirectory
{
    /// <summary>Every bank that is known.</summary>
    IReadOnlyList<BankInfo> Banks { get; }

    /// <summary>Null when the branch's bank is not known.</summary>
    /// <param name="bsb">Six digits.</param>
    BankInfo? FindByBsb(string bsb);

    /// <summary>Null when it is not known; of a branch, its bank.</summary>
    /// <param name="bic">In normal form, 8 or 11 characters.</param>
    BankInfo? FindByBic(string bic);

    /// <summary>Null when the bank in it is not known.</summary>
    /// <param name="iban">In normal form.</param>
    BankInfo? FindByIban(string iban);
}
