using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Options;

namespace Payments.Banks.Webhooks;

/// <summary>
/// Stops the start where webhooks could not be sent from the addresses that are set, or where what is
/// published would not be what receivers see.
/// </summary>
internal sealed class WebhookSourcesValidation : IValidateOptions<BanksOptions>
{
    private const string Sources = "Banks:WebhookSourceAddresses";
    private const string Published = "Banks:WebhookPublishedSources";

    public ValidateOptionsResult Validate(string? name, BanksOptions options) =>
        (SourceComplaint(options) ?? PublishedComplaint(options) ?? HiddenComplaint(options))
            is { } complaint
            ? ValidateOptionsResult.Fail(complaint)
            : ValidateOptionsResult.Success;

    private static string? SourceComplaint(BanksOptions options)
    {
        var seen = new HashSet<IPAddress>();
        for (var index = 0; index < options.WebhookSourceAddresses.Count; index++)
        {
            var at = At(Sources, index);
            var complaint =
                AddressOf(options.WebhookSourceAddresses[index]) is not { } address
                    ? $"{at} must be one IPv4 or IPv6 address of this machine."
                : !seen.Add(address) ? $"{at} is there twice."
                : BindComplaint(at, address);
            if (complaint is not null)
            {
                return complaint;
            }
        }

        return null;
    }

    private static string? PublishedComplaint(BanksOptions options)
    {
        var seen = new HashSet<IPNetwork>();
        for (var index = 0; index < options.WebhookPublishedSources.Count; index++)
        {
            var at = At(Published, index);
            var complaint =
                NetworkOf(options.WebhookPublishedSources[index]) is not { } network
                    ? $"{at} must be a network such as 198.51.100.0/24 or 2001:db8::/64, with no bit set after its prefix."
                : !seen.Add(network) ? $"{at} is there twice."
                : null;
            if (complaint is not null)
            {
                return complaint;
            }
        }

        return null;
    }

    // Whoever lets in what is published and nothing else must get every message.
    private static string? HiddenComplaint(BanksOptions options)
    {
        var sources = options.WebhookSourceAddresses.Select(IPAddress.Parse).ToList();
        if (options.WebhookPublishedSources.Count == 0)
        {
            return
                options.WebhooksReachPrivateAddresses is not true
                && sources.Find(source => !PublicAddress.Is(source)) is { } hidden
                ? $"{Published} is missing: no receiver sees {hidden}, which is in a private network."
                : null;
        }

        var families = options
            .WebhookPublishedSources.Select(text => IPNetwork.Parse(text).BaseAddress.AddressFamily)
            .ToHashSet();
        return sources.Find(source => !families.Contains(source.AddressFamily)) is { } unpublished
            ? $"{Published} has no network of the family of {unpublished}, from which webhooks are sent."
            : null;
    }

    private static string? BindComplaint(string at, IPAddress address)
    {
        try
        {
            using var socket = new Socket(
                address.AddressFamily,
                SocketType.Stream,
                ProtocolType.Tcp
            );
            socket.Bind(new IPEndPoint(address, 0));
            return null;
        }
        catch (SocketException exception)
        {
            return $"{at} is {address}, which is no address of this machine: {exception.Message.TrimEnd('.')}.";
        }
    }

    // Short forms such as 127.1 are somebody's slip; the unspecified address and groups fix nothing.
    private static IPAddress? AddressOf(string text) =>
        IPAddress.TryParse(text, out var address)
        && !address.IsIPv4MappedToIPv6
        && !address.IsIPv6Multicast
        && !address.Equals(IPAddress.Any)
        && !address.Equals(IPAddress.IPv6Any)
        && (
            address.AddressFamily is AddressFamily.InterNetworkV6
                ? address.ScopeId == 0
                : address.GetAddressBytes()[0] < 224 && address.ToString() == text
        )
            ? address
            : null;

    private static IPNetwork? NetworkOf(string text) =>
        IPNetwork.TryParse(text, out var network)
        && network.PrefixLength > 0
        && !network.BaseAddress.IsIPv4MappedToIPv6
        && network.BaseAddress.Equals(IPAddress.Parse(text.AsSpan(0, text.IndexOf('/'))))
            ? network
            : null;

    private static string At(string setting, int index) =>
        string.Create(CultureInfo.InvariantCulture, $"{setting}:{index}");
}
