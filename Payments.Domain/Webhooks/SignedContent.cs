using System.Globalization;
using System.Text;

namespace Payments.Domain.Webhooks;

/// <summary>What every signature of a message is made over, whatever makes it.</summary>
internal static class SignedContent
{
    /// <param name="messageId">The header <c>webhook-id</c>.</param>
    /// <param name="at">The header <c>webhook-timestamp</c>, in whole seconds.</param>
    /// <param name="body">The body, byte for byte as it is sent.</param>
    public static byte[] Of(string messageId, DateTimeOffset at, string body) =>
        Encoding.UTF8.GetBytes(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{messageId}.{at.ToUnixTimeSeconds()}.{body}"
            )
        );
}
