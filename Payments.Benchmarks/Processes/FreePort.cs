using System.Net;
using System.Net.Sockets;

namespace Payments.Benchmarks.Processes;

/// <summary>A port of the loopback address that nobody listens on just now.</summary>
internal static class FreePort
{
    public static int Find()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
