using Payments.Domain.Lifecycles;
using Payments.Domain.Tenancy;

namespace Payments.Domain.Fx;

/// <summary>Where a quote stands.</summary>
public enum QuoteStatus
{
    /// <summary>Information only: it binds nobody and cannot be bought.</summary>
    Indicative,

    /// <summary>Firm: it can be bought once, until it expires.</summary>
    Open,

    /// <summary>A payment or a conversion has taken it.</summary>
    Used,

    /// <summary>Its time is over and nobody took it.</summary>
    Expired,
}

public static class QuoteLifecycle
{
    public static readonly Lifecycle<QuoteStatus> Table = new(
        "Quote",
        [QuoteStatus.Indicative, QuoteStatus.Open],
        "quote.created",
        new(QuoteStatus.Open, QuoteStatus.Used, Actor.Tenant | Actor.Platform, "quote.used"),
        new(QuoteStatus.Open, QuoteStatus.Expired, Actor.Timer, "quote.expired")
    );
}
