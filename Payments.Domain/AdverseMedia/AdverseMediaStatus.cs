using Payments.Domain.Lifecycles;
using Payments.Domain.Tenancy;
using static Payments.Domain.AdverseMedia.AdverseMediaStatus;

namespace Payments.Domain.AdverseMedia;

/// <summary>Where a search stands.</summary>
public enum AdverseMediaStatus
{
    /// <summary>It waits for its turn.</summary>
    Initialised,

    /// <summary>The searcher has taken it; that takes minutes.</summary>
    Pending,

    /// <summary>`results` holds what was found, maybe nothing.</summary>
    Completed,

    /// <summary>The search broke down; not charged, and it may be asked for again.</summary>
    Failed,
}

public static class AdverseMediaLifecycle
{
    public static readonly Lifecycle<AdverseMediaStatus> Table = new(
        "AdverseMediaRequest",
        [Initialised],
        "adverse_media.initialised",
        new(Initialised, Pending, Actor.Platform, "adverse_media.pending"),
        new(Pending, Completed, Actor.Platform, "adverse_media.completed"),
        new(Pending, Failed, Actor.Platform, "adverse_media.failed")
    );
}
