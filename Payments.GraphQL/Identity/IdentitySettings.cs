namespace Payments.GraphQL.Identity;

/// <summary>The section <c>Identity</c> of the settings.</summary>
public sealed class IdentitySettings
{
    public const string Section = "Identity";

    /// <summary>The <c>iss</c> of the tokens.</summary>
    public string Issuer { get; set; } = "payments";

    /// <summary>How long a login lasts.</summary>
    public TimeSpan TokenLifetime { get; set; } = TimeSpan.FromHours(4);

    /// <summary>
    /// Encrypts the private signing key in the database. Without it the key is as safe as the
    /// database; a server with LIVE tenants has one (docs/identity.md).
    /// </summary>
    public string? KeyPassphrase { get; set; }

    /// <summary>Wrong passwords in a row that one address may try on one e-mail address.</summary>
    public int FailuresMax { get; set; } = 5;

    /// <summary>After that many, one more try each time that this has passed.</summary>
    public TimeSpan FailurePause { get; set; } = TimeSpan.FromSeconds(10);
}
