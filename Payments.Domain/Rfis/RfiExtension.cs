using Payments.Domain.Lifecycles;
using Payments.Domain.Tenancy;
using static Payments.Domain.Rfis.RfiExtensionStatus;

namespace Payments.Domain.Rfis;

/// <summary>Where the wish for more time stands. A tenant has one for each request.</summary>
public enum RfiExtensionStatus
{
    /// <summary>Nobody has asked.</summary>
    None,

    /// <summary>You have asked, and we have not decided. The deadline counts meanwhile.</summary>
    Requested,

    /// <summary>The deadline was moved.</summary>
    Granted,

    /// <summary>The deadline stays.</summary>
    Refused,

    /// <summary>The request was over, or all of it answered, before anybody decided.</summary>
    Lapsed,
}

public static class RfiExtensionLifecycle
{
    public static readonly Lifecycle<RfiExtensionStatus> Table = new(
        "RfiExtension",
        [None],
        "rfi.created",
        new(None, Requested, Actor.Tenant, "rfi.extension_requested"),
        new(Requested, Granted, Actor.Platform, Rfi.Extended),
        new(Requested, Refused, Actor.Platform, "rfi.extension_refused"),
        new(Requested, Lapsed, Actor.Tenant | Actor.Timer | Actor.Platform, "rfi.extension_lapsed")
    );
}

/// <summary>Your wish for more time to answer, and what became of it.</summary>
/// <param name="Status">Where it stands.</param>
/// <param name="Reason">Why you need more time, in your words; null until you ask.</param>
/// <param name="Message">What those who decided said, for people.</param>
/// <param name="RequestedAt">On your clock; null until you ask.</param>
/// <param name="EndedAt">When it was granted, refused or lapsed, on your clock.</param>
public sealed record RfiExtension(
    RfiExtensionStatus Status,
    string? Reason,
    string? Message,
    DateTimeOffset? RequestedAt,
    DateTimeOffset? EndedAt
);
