using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;

namespace Payments.Banks.Rails;

/// <summary>
/// Signs what goes to a rail and checks what comes: X-Rail-Signature is t=(Unix milliseconds),
/// v1=(hex of HMAC-SHA256 over "t." and the body, or the path and query where there is none).
/// </summary>
internal sealed class RailSignature(IOptions<BanksOptions> options, TimeProvider time)
{
    public const string Header = "X-Rail-Signature";

    /// <summary>An older notice may be a replay.</summary>
    private static readonly TimeSpan AgeMax = TimeSpan.FromMinutes(5);
    private readonly byte[] _key = Encoding.UTF8.GetBytes(options.Value.RailSecret!);

    public string Sign(ReadOnlySpan<byte> message)
    {
        var now = time.GetUtcNow().ToUnixTimeMilliseconds();
        return string.Create(
            CultureInfo.InvariantCulture,
            $"t={now},v1={Convert.ToHexStringLower(Mac(now, message))}"
        );
    }

    public bool Verify(string? header, ReadOnlySpan<byte> message)
    {
        if (
            header?.Split(',') is not [['t', '=', .. var stamp], ['v', '1', '=', .. var hex]]
            || !long.TryParse(stamp, NumberStyles.None, CultureInfo.InvariantCulture, out var at)
            || hex.Length != 64
        )
        {
            return false;
        }

        Span<byte> told = stackalloc byte[32];
        if (Convert.FromHexString(hex, told, out _, out _) is not OperationStatus.Done)
        {
            return false;
        }

        var age = decimal.Abs(time.GetUtcNow().ToUnixTimeMilliseconds() - (decimal)at);
        return age <= (decimal)AgeMax.TotalMilliseconds
            && CryptographicOperations.FixedTimeEquals(told, Mac(at, message));
    }

    private byte[] Mac(long timestamp, ReadOnlySpan<byte> message)
    {
        using var mac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, _key);
        mac.AppendData(
            Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{timestamp}."))
        );
        mac.AppendData(message);
        return mac.GetHashAndReset();
    }
}
