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

    /// <summary>
    /// The addresses of one receiver, each with the one of its family that a connection comes from. It is one
    /// turn, however many addresses there are. Those of a family in which we have none are left out.
    /// </summary>
    internal IReadOnlyList<(IPAddress Source, IPAddress Receiver)> WaysTo(
        IEnumerable<IPAddress> receivers
    )
    {
        var turn = (uint)Interlocked.Increment(ref _turns);
        List<(IPAddress, IPAddress)> ways = [];
        foreach (var receiver in receivers)
        {
            var plain = receiver.IsIPv4MappedToIPv6 ? receiver.MapToIPv4() : receiver;
            if (_addresses.TryGetValue(plain.AddressFamily, out var addresses))
            {
                ways.Add((addresses[(int)(turn % addresses.Length)], plain));
            }
        }

        return ways;
    }

    private static string Alone(IPAddress address) =>
        new IPNetwork(
            address,
            address.AddressFamily is AddressFamily.InterNetwork ? 32 : 128
        ).ToString();
}
