using Payments.Domain.Lifecycles;
using Payments.Domain.Tenancy;
using static Payments.Domain.Institutions.InstitutionStatus;

namespace Payments.Domain.Institutions;

/// <summary>What the review of an institution has come to.</summary>
public enum InstitutionStatus
{
    /// <summary>Being looked into.</summary>
    Pending,

    /// <summary>May instruct payments.</summary>
    Approved,

    /// <summary>May not; correcting its data begins another review.</summary>
    Rejected,
}

public static class InstitutionLifecycle
{
    private const string Reviewing = "institution.review_started";

    public static readonly Lifecycle<InstitutionStatus> Table = new(
        "Institution",
        [Pending],
        "institution.created",
        new(Pending, Approved, Actor.Platform, "institution.approved"),
        new(Pending, Rejected, Actor.Platform, "institution.rejected"),
        new(Approved, Rejected, Actor.Platform, "institution.rejected"),
        // What was reviewed is no longer what is there.
        new(Approved, Pending, Actor.Tenant, Reviewing),
        new(Rejected, Pending, Actor.Tenant, Reviewing)
    );
}
