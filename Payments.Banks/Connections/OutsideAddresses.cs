using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Options;

namespace Payments.Banks.Connections;

/// <summary>
/// Where the outside is, and where it finds us. Both default to this server's own address, which
/// is known only once it listens; so ask when calling, not before.
/// </summary>
public sealed class OutsideAddresses(IServer server, IOptions<BanksOptions> options)
{
    public const string SandboxPath = "/sandbox/";

    /// <summary>Ends in a slash, so that relative addresses go below it.</summary>
    public Uri Sandbox =>
        options.Value.SandboxBaseUrl is { } url
            ? new Uri($"{url.TrimEnd('/')}/")
            : new Uri(Own, SandboxPath);

    /// <summary>Where the exchange market is; ends in a slash.</summary>
    public Uri Market =>
        options.Value.FxBaseUrl is { } url ? new Uri($"{url.TrimEnd('/')}/") : Sandbox;

    public Uri RailCallback => new(Own, Rails.RailNoticeReader.Path);

    /// <summary>Where this server is found from outside.</summary>
    public Uri Own =>
        TryFindOwn()
        ?? throw new InvalidOperationException(
            "This server listens nowhere yet, so Banks:SandboxBaseUrl and Banks:CallbackBaseUrl must be set."
        );

    public Uri? TryFindOwn()
    {
        if (options.Value.CallbackBaseUrl is { } url)
        {
            return new Uri($"{url.TrimEnd('/')}/");
        }

        var addresses = server.Features.Get<IServerAddressesFeature>()?.Addresses ?? [];
        // Plain http first: a development certificate would be refused.
        var address = addresses.OrderBy(text => text.Length > 5 && text[4] == 's').FirstOrDefault();
        return address is null ? null : Loopback(address);
    }

    /// <summary>http://+:80 and http://[::]:80 are where one listens, not where one calls.</summary>
    private static Uri Loopback(string address)
    {
        var text = address
            .Replace("://+", "://127.0.0.1", StringComparison.Ordinal)
            .Replace("://*", "://127.0.0.1", StringComparison.Ordinal)
            .Replace("://[::]", "://127.0.0.1", StringComparison.Ordinal)
            .Replace("://0.0.0.0", "://127.0.0.1", StringComparison.Ordinal);
        return new Uri($"{text.TrimEnd('/')}/");
    }
}
