using Payments.Domain.AccountNumbers;

namespace Payments.Domain.Webhooks;

/// <summary>Where an endpoint may be.</summary>
public static class WebhookUrl
{
    private const int LengthMax = 2_000;

    public static Checked Check(string text) =>
        !Uri.TryCreate(text, UriKind.Absolute, out var url) || url.Scheme is not ("https" or "http")
            ? Checked.Refuse("An address begins with https://, in a sandbox also with http://.")
        : text.Length > LengthMax ? Checked.Refuse("An address has at most 2,000 characters.")
        : url.UserInfo.Length > 0
            ? Checked.Refuse(
                "A name and a password do not belong into an address: the signature proves who we are."
            )
        : url.Fragment.Length > 0 ? Checked.Refuse("What is behind # is never sent.")
        : Checked.Accept(url.AbsoluteUri);

    /// <summary>Whether what is sent there can be read on the way.</summary>
    internal static bool IsOpen(string url) =>
        url.StartsWith("http:", StringComparison.OrdinalIgnoreCase);
}
