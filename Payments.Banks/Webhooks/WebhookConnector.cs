using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Options;

namespace Payments.Banks.Webhooks;

/// <summary>
/// Connects to receivers. A name is resolved once, and what it leads to is looked at before anything
/// is sent there, so that no name leads into the network of the server.
/// </summary>
internal sealed class WebhookConnector(WebhookSources sources, IOptions<BanksOptions> options)
{
    public async ValueTask<Stream> ConnectAsync(
        SocketsHttpConnectionContext context,
        CancellationToken cancellationToken
    )
    {
        var found = await Dns.GetHostAddressesAsync(context.DnsEndPoint.Host, cancellationToken);
        var allowed = options.Value.WebhooksReachPrivateAddresses is true
            ? found
            : Array.FindAll(found, PublicAddress.Is);
        if (allowed.Length == 0)
        {
            throw new AddressRefusedException();
        }

        var port = context.DnsEndPoint.Port;
        return sources.AreFixed
            ? await FromSourceAsync(allowed, port, cancellationToken)
            : await OpenAsync(
                new Socket(SocketType.Stream, ProtocolType.Tcp),
                socket => socket.ConnectAsync(allowed, port, cancellationToken)
            );
    }

    // A socket that is bound speaks to one family only, so each address is tried with one of its own.
    private async Task<Stream> FromSourceAsync(
        IPAddress[] receivers,
        int port,
        CancellationToken cancellationToken
    )
    {
        var ways = sources.WaysTo(receivers);
        for (var index = 0; index < ways.Count; index++)
        {
            var (source, receiver) = ways[index];
            try
            {
                return await OpenAsync(
                    BoundTo(source),
                    socket => socket.ConnectAsync(receiver, port, cancellationToken)
                );
            }
            catch (Exception exception)
                when (exception is SocketException or SourceMissingException
                    && index < ways.Count - 1
                )
            {
                // Its next address is tried.
            }
        }

        throw new SourceMissingException(
            "There is no address to send from in the receiver's family (IPv4 or IPv6)."
        );
    }

    private static Socket BoundTo(IPAddress source)
    {
        var socket = new Socket(source.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            socket.Bind(new IPEndPoint(source, 0));
            return socket;
        }
        catch (SocketException)
        {
            // It was there at the start and has been taken from the machine since.
            socket.Dispose();
            throw new SourceMissingException("The address to send from is no longer there.");
        }
    }

    private static async Task<Stream> OpenAsync(Socket socket, Func<Socket, ValueTask> connect)
    {
        try
        {
            socket.NoDelay = true;
            await connect(socket);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}

/// <summary>All addresses of a receiver are in private networks.</summary>
internal sealed class AddressRefusedException()
    : IOException("The address is in a private network.");

/// <summary>None of the addresses that we send from can be used.</summary>
internal sealed class SourceMissingException(string message) : IOException(message);
