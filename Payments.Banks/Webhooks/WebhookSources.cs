using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Options;

namespace Payments.Banks.Webhooks;

/// <summary>Where webhooks come from, so that receivers can let in nobody else.</summary>
public sealed class WebhookSources
{
    private readonly Dictionary<AddressFamily, IPAddress[]> _addresses;
    private int _turns = -1;

    public WebhookSources(IOptions<BanksOptions> options)
    {
        var addresses = options.Value.WebhookSourceAddresses.Select(IPAddress.Parse).ToList();
        _addresses = addresses
            .GroupBy(address => address.AddressFamily)
            .ToDictionary(family => family.Key, family => family.ToArray());
        Published =
        [
            .. options.Value.WebhookPublishedSources is { Count: > 0 } published
                ? published.Select(text => IPNetwork.Parse(text).ToString())
                : addresses.Select(Alone),
        ];
    }

    /// <summary>
    /// What receivers see, in CIDR notation: the networks that the settings name, else each address
    /// that is sent from. Empty when it may be any.
    /// </summary>
    public IReadOnlyList<string> Published { get; }

    /// <summary>False: the system chooses the address for each connection.</summary>
    internal bool AreFixed => _addresses.Count > 0;

    /// <summary>The address for the next connection, all of a family in turn; null where the family has none.</summary>
    internal IPAddress? NextOf(AddressFamily family) =>
        _addresses.TryGetValue(family, out var addresses)
            ? addresses[(int)((uint)Interlocked.Increment(ref _turns) % addresses.Length)]
            : null;

    private static string Alone(IPAddress address) =>
        new IPNetwork(
            address,
            address.AddressFamily is AddressFamily.InterNetwork ? 32 : 128
        ).ToString();
}
