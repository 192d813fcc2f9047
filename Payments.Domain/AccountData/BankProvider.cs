namespace Payments.Domain.AccountData;

/// <summary>A bank that can be connected, as the directory lists it.</summary>
/// <param name="Code">Stable key, such as coral_au.</param>
/// <param name="Country">ISO 3166-1 alpha-2.</param>
/// <param name="Services">What is integrated.</param>
public sealed record BankProvider(
    string Code,
    string Name,
    string Country,
    string? Bic,
    IReadOnlyList<BankService> Services
);

public enum BankService
{
    AccountInformation,
    PaymentInitiation,
}

/// <summary>All banks that this installation is configured to reach, by code.</summary>
public sealed class BankDirectory(IReadOnlyList<BankProvider> providers)
{
    public IReadOnlyList<BankProvider> All { get; } =
    [.. providers.OrderBy(provider => provider.Code, StringComparer.Ordinal)];

    public BankProvider? Find(string code) => All.FirstOrDefault(provider => provider.Code == code);
}
