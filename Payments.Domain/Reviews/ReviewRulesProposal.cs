using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Payments.Domain.Commands;
using Payments.Domain.Ids;
using Payments.Domain.Lifecycles;
using Payments.Domain.Tenancy;
using static Payments.Domain.Reviews.ReviewRulesProposalStatus;

namespace Payments.Domain.Reviews;

public readonly record struct ReviewRulesProposalId(Guid Value) : IEntityId<ReviewRulesProposalId>
{
    public static string Prefix => "rvp";

    public static ReviewRulesProposalId From(Guid value) => new(value);

    public override string ToString() => EntityId.Format(this);
}

/// <summary>What has become of rules that wait for a second operator.</summary>
public enum ReviewRulesProposalStatus
{
    /// <summary>They wait for a second operator; what held before holds.</summary>
    Proposed,

    /// <summary>A second operator agreed: they were set.</summary>
    Confirmed,

    /// <summary>An operator did not agree, or they were taken back.</summary>
    Rejected,

    /// <summary>Other rules were set or proposed since.</summary>
    Replaced,
}

public static class ReviewRulesProposalLifecycle
{
    private const Actor Operators = Actor.Tenant | Actor.Platform;

    public static readonly Lifecycle<ReviewRulesProposalStatus> Table = new(
        "ReviewRulesProposal",
        [Proposed],
        "review_rules_proposal.proposed",
        new(Proposed, Confirmed, Operators, "review_rules_proposal.confirmed"),
        new(Proposed, Rejected, Operators, "review_rules_proposal.rejected"),
        new(Proposed, Replaced, Operators, "review_rules_proposal.replaced")
    );
}

/// <summary>Rules by which less would be looked at than now, of one operator who is not alone.</summary>
public sealed class ReviewRulesProposal : ITenantOwned, ISubject
{
    private ReviewRulesProposal() { } // EF Core, and the factory

    /// <summary>The platform's own, of an environment.</summary>
    public TenantId TenantId { get; private init; }

    public ReviewRulesProposalId Id { get; private init; }

    public ReviewRulesProposalStatus Status { get; private set; }

    /// <summary>The rules, as JSON.</summary>
    public string SettingsJson { get; private init; } = null!;

    /// <summary>The operator who cannot be the second one.</summary>
    public string? ProposedBy { get; private init; }

    /// <summary>Who agreed, did not, or set others.</summary>
    public string? DecidedBy { get; private set; }

    public int Version { get; private set; }

    public DateTimeOffset CreatedAt { get; private init; }

    public Subject Subject => Subject.Of(Id);

    public ReviewSettings Settings =>
        JsonSerializer.Deserialize<ReviewSettings>(SettingsJson, CommandJson.Options)!;

    internal static ReviewRulesProposal Make(Work work, ReviewSettings settings)
    {
        var proposal = new ReviewRulesProposal
        {
            TenantId = work.TenantId,
            Id = EntityId.New<ReviewRulesProposalId>(),
            SettingsJson = JsonSerializer.Serialize(settings, CommandJson.Options),
            ProposedBy = work.Caller.PrincipalId,
            Version = 1,
            CreatedAt = work.Now,
        };
        work.Add(proposal);
        work.Events.Created(proposal, ReviewRulesProposalLifecycle.Table, proposal.Status);
        return proposal;
    }

    internal void MoveTo(ReviewRulesProposalStatus next, Work work)
    {
        var move = ReviewRulesProposalLifecycle.Table.Demand(
            Subject,
            Status,
            next,
            work.Caller.Actor
        );
        Status = next;
        DecidedBy = work.Caller.PrincipalId;
        Version++;
        work.Events.Moved(this, move);
    }
}

internal sealed class ReviewRulesProposalMapping : IEntityTypeConfiguration<ReviewRulesProposal>
{
    public void Configure(EntityTypeBuilder<ReviewRulesProposal> builder)
    {
        builder.ToTable("review_rules_proposals");
        builder.Ignore(proposal => proposal.Settings);
        builder.Property(proposal => proposal.Version).IsConcurrencyToken();
        builder.HasIndex(proposal => new { proposal.TenantId, proposal.Status });
    }
}
