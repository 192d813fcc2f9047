using Payments.Domain.Commands;
using Payments.Domain.Errors;
using Payments.Domain.Identity;
using Payments.Domain.Ids;
using Payments.Domain.Tenancy;

namespace Payments.Domain.Reviews;

/// <summary>A second operator agrees to rules by which less is looked at: they hold from now on.</summary>
/// <param name="ProposalId">One that is PROPOSED, by somebody else.</param>
public sealed record ConfirmReviewRules(ReviewRulesProposalId ProposalId)
    : Command<ReviewRulesProposal>
{
    public override MemberAccess? Right() => MemberAccess.Compliance;

    public override IEnumerable<IEntityId> Reads(Caller caller) => [ProposalId];

    public override async ValueTask<ReviewRulesProposal> HandleAsync(Work work)
    {
        ReviewRulesDesk.RequirePlatform(work);
        var proposal = await work.GetAsync<ReviewRulesProposal>(ProposalId, "input", "proposalId");
        if (proposal.ProposedBy == work.Caller.PrincipalId)
        {
            throw new ForbiddenException("You proposed it: another operator has to agree.");
        }

        // Whatever is set since has replaced it, so what it was compared with still holds.
        proposal.MoveTo(ReviewRulesProposalStatus.Confirmed, work);
        await ReviewRulesDesk.SetAsync(work, proposal.Settings, proposal.ProposedBy);
        return proposal;
    }
}

/// <summary>An operator does not agree, or takes the own proposal back: what held before holds.</summary>
/// <param name="ProposalId">One that is PROPOSED.</param>
public sealed record RejectReviewRules(ReviewRulesProposalId ProposalId)
    : Command<ReviewRulesProposal>
{
    public override MemberAccess? Right() => MemberAccess.Compliance;

    public override IEnumerable<IEntityId> Reads(Caller caller) => [ProposalId];

    public override async ValueTask<ReviewRulesProposal> HandleAsync(Work work)
    {
        ReviewRulesDesk.RequirePlatform(work);
        var proposal = await work.GetAsync<ReviewRulesProposal>(ProposalId, "input", "proposalId");
        proposal.MoveTo(ReviewRulesProposalStatus.Rejected, work);
        return proposal;
    }
}

/// <summary>What changes of the rules have in common.</summary>
internal static class ReviewRulesDesk
{
    public static void RequirePlatform(Work work)
    {
        if (!PlatformTenant.Is(work.TenantId))
        {
            throw new ForbiddenException("This takes an operator of the platform.");
        }
    }

    public static async ValueTask<ReviewRules> SetAsync(
        Work work,
        ReviewSettings settings,
        string? by
    )
    {
        var inForce = await work.FindAsync<ReviewRulesInForce>(work.TenantId);
        var rules = ReviewRules.Set(work, (inForce?.Version ?? 0) + 1, settings, by);
        work.Add(rules);
        if (inForce is null)
        {
            work.Add(ReviewRulesInForce.Of(rules));
        }
        else
        {
            inForce.Take(rules);
        }

        work.Events.Append(rules, "review_rules.changed");
        return rules;
    }

    /// <summary>A proposal is compared with what holds, so that it ends when something else is said.</summary>
    public static async ValueTask ReplaceProposalAsync(Work work)
    {
        var open = await work.ListAsync<ReviewRulesProposal>(proposal =>
            proposal.Status == ReviewRulesProposalStatus.Proposed
        );
        foreach (var proposal in open)
        {
            proposal.MoveTo(ReviewRulesProposalStatus.Replaced, work);
        }
    }

    /// <summary>
    /// Whether somebody else could agree. An operator who is suspended counts, and so does an ADMIN who was kept
    /// out lately, so that nobody gets round the second one by suspending all others.
    /// </summary>
    public static async ValueTask<bool> IsThereAnotherOperatorAsync(Work work)
    {
        // Nobody's command is the platform's own work.
        if (Members.IdOf(work.Caller) is not { } caller)
        {
            return false;
        }

        var since = work.Now - Admins.CountedFor;
        var members = await work.ListAsync<Member>(member =>
            member.Status == MemberStatus.Active
            || member.Status == MemberStatus.Suspended
            || member.AdminUntil > since
        );
        return members.Any(member =>
            member.Id != caller
            && member.Access.Contains(MemberAccess.Login)
            && member.Access.Contains(MemberAccess.Compliance)
        );
    }
}
