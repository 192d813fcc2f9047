using Payments.Domain.AccountData;

namespace Payments.Banks.AccountData;

/// <summary>The directory as long as none is configured: the banks of the sandbox.</summary>
internal static class SandboxProviders
{
    private static readonly ProviderOptions[] All =
    [
        Bank("coral_au", "Coral Bank", "AU", "CRALAU2S"),
        Bank("kauri_nz", "Kauri Bank", "NZ", "KAURNZ2W"),
        Bank("thames_gb", "Thames & Tyne Bank", "GB", "THTYGB2L"),
        Bank("linden_de", "Lindenbank", "DE", "LINDDEFF"),
        Bank("lumiere_fr", "Banque Lumière", "FR", "LUMIFRPP"),
        Bank("arno_it", "Banca dell'Arno", "IT", "ARNOITMM"),
        Bank("tulip_nl", "Tulp Bank", "NL", "TULPNL2A"),
        Bank("danube_ro", "Banca Dunării", "RO", "DUNAROBU"),
    ];

    public static IEnumerable<ProviderOptions> OrConfigured(BanksOptions options) =>
        options.Providers.Count > 0 ? options.Providers : All;

    public static BankDirectory Directory(BanksOptions options) =>
        new([
            .. OrConfigured(options)
                .Select(provider => new BankProvider(
                    provider.Code,
                    provider.Name,
                    provider.Country,
                    provider.Bic,
                    [BankService.AccountInformation]
                )),
        ]);

    private static ProviderOptions Bank(string code, string name, string country, string bic) =>
        new()
        {
            Code = code,
            Name = name,
            Country = country,
            Bic = bic,
            BaseUrl = $"banks/{code}",
        };
}
