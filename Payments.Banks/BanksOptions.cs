namespace Payments.Banks;

/// <summary>The section Banks: where the outside is and how patient we are with it.</summary>
public sealed class BanksOptions
{
    public const string Section = "Banks";

    /// <summary>Where the simulated outside is; null: below this server's own address.</summary>
    public string? SandboxBaseUrl { get; set; }

    /// <summary>The address at which rails reach this server; null: its own address.</summary>
    public string? CallbackBaseUrl { get; set; }

    /// <summary>
    /// Shared with the rail; both ends sign with it. Null: made up at start, which suits one
    /// process that carries its own sandbox.
    /// </summary>
    public string? RailSecret { get; set; }

    /// <summary>Our name at the rail. Nodes of one installation share it.</summary>
    public string RailParticipantId { get; set; } = "payments";

    /// <summary>How long a call outside may take.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>The longest answer that is read, in bytes.</summary>
    public int ResponseSizeMax { get; set; } = 4 * 1024 * 1024;

    /// <summary>Prices older than this are not traded on.</summary>
    public TimeSpan FxStaleAfter { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Where the exchange market is; null: in the simulated outside.</summary>
    public string? FxBaseUrl { get; set; }

    /// <summary>For how long a price is used again without asking; zero asks each time.</summary>
    public TimeSpan FxFreshFor { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>The widest spread between bid and ask that is believed, as a part of the mid.</summary>
    public decimal FxSpreadMax { get; set; } = 0.05m;

    /// <summary>How far a price may be from the one before, as a part of it.</summary>
    public decimal FxJumpMax { get; set; } = 0.05m;

    /// <summary>How long a price that has jumped must stay where it is before it is believed.</summary>
    public TimeSpan FxJumpSettle { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>After so long without a price any new one is believed.</summary>
    public TimeSpan FxJumpMemory { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>
    /// Whether webhooks may be sent to this machine and its network. Null: only where the simulated
    /// outside runs in this process, so that receivers can be tried at home.
    /// </summary>
    public bool? WebhooksReachPrivateAddresses { get; set; }

    /// <summary>
    /// The addresses of this machine, IPv4 and IPv6, from which webhooks are sent, those of a family in
    /// turn. A receiver in a family that is not among them is not reached. Empty: the system chooses.
    /// </summary>
    public IList<string> WebhookSourceAddresses { get; } = [];

    /// <summary>
    /// The networks that receivers see webhooks come from, in CIDR notation, where that is not
    /// <see cref="WebhookSourceAddresses"/> because addresses are translated on the way; empty: those.
    /// Nodes of one installation share it.
    /// </summary>
    public IList<string> WebhookPublishedSources { get; } = [];

    /// <summary>The banks that can be connected; empty: those of the sandbox.</summary>
    public IList<ProviderOptions> Providers { get; } = [];
}

/// <summary>One bank of the directory.</summary>
public sealed class ProviderOptions
{
    public string Code { get; set; } = "";
    public string Name { get; set; } = "";

    /// <summary>ISO 3166-1 alpha-2.</summary>
    public string Country { get; set; } = "";
    public string? Bic { get; set; }

    /// <summary>
    /// Where its XS2A interface is, up to but without /v1; a relative one is below SandboxBaseUrl.
    /// </summary>
    public string BaseUrl { get; set; } = "";
}
