using Microsoft.Extensions.Options;
using Payments.Banks.Connections;
using Payments.Domain.AccountData;

namespace Payments.Banks.AccountData;

/// <summary>Where each bank's XS2A interface is.</summary>
internal sealed class BankAddresses(OutsideAddresses outside, IOptions<BanksOptions> options)
{
    private readonly Dictionary<string, string> _paths = SandboxProviders
        .OrConfigured(options.Value)
        .ToDictionary(
            provider => provider.Code,
            provider => provider.BaseUrl,
            StringComparer.Ordinal
        );

    /// <summary>
    /// An address at the bank, from a path of ours or a link of the bank's. A link that leads
    /// elsewhere is refused: it would carry the consent to a stranger.
    /// </summary>
    public Uri Below(string providerCode, string pathOrLink)
    {
        if (!_paths.TryGetValue(providerCode, out var path))
        {
            throw new BankRefusedException("PROVIDER_UNKNOWN", "There is no such bank.");
        }

        var bank = new Uri(outside.Sandbox, $"{path.TrimEnd('/')}/");
        return
            Uri.TryCreate(bank, pathOrLink, out var address)
            && address.GetLeftPart(UriPartial.Authority) == bank.GetLeftPart(UriPartial.Authority)
            && address.AbsolutePath.StartsWith(bank.AbsolutePath, StringComparison.Ordinal)
            ? address
            : throw new BankUnavailableException("The bank's link leads away from the bank.");
    }
}
