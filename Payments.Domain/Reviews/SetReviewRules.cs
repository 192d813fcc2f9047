using Payments.Domain.Commands;
using Payments.Domain.Errors;
using Payments.Domain.Identity;
using Payments.Domain.Ids;

namespace Payments.Domain.Reviews;

/// <summary>What has come of it: one of the two.</summary>
/// <param name="Rules">As they hold from now on.</param>
/// <param name="Proposal">What waits for a second operator.</param>
public sealed record ReviewRulesChange(ReviewRules? Rules, ReviewRulesProposal? Proposal);

/// <summary>
/// An operator says what the platform looks at before it leaves a LIVE tenant, instead of all that was
/// said before. It counts from the next command on, at every node; what waits already goes on waiting.
/// Rules by which less is looked at wait for a second operator, where there is one.
/// </summary>
/// <param name="Version">That of the rules that the operator has read, 0 where nobody has set any; null: whatever there is.</param>
/// <param name="Settings">All of them.</param>
public sealed record SetReviewRules(int? Version, ReviewSettings Settings)
    : Command<ReviewRulesChange>
{
    public override MemberAccess? Right() => MemberAccess.Compliance;

    public override async ValueTask<ReviewRulesChange> HandleAsync(Work work)
    {
        ReviewRulesDesk.RequirePlatform(work);
        var inForce = await work.FindAsync<ReviewRulesInForce>(work.TenantId);
        var current = inForce?.Version ?? 0;
        if (Version is { } read && read != current)
        {
            throw new VersionConflictException(
                inForce is null ? Subject.Of(work.TenantId) : Subject.Of(inForce.RulesId),
                current
            );
        }

        await ReviewRulesDesk.ReplaceProposalAsync(work);
        return
            ReviewLoosening.Loosens(await work.ReviewSettingsAsync(), Settings)
            && await ReviewRulesDesk.IsThereAnotherOperatorAsync(work)
            ? new(null, ReviewRulesProposal.Make(work, Settings))
            : new(
                await ReviewRulesDesk.SetAsync(work, Settings, work.Caller.PrincipalId),
                Proposal: null
            );
    }

    public override Subject SubjectOf(ReviewRulesChange result) =>
        result.Rules?.Subject ?? result.Proposal!.Subject;

    public override async ValueTask<ReviewRulesChange> ReplayAsync(Work work, Subject subject) =>
        subject.Kind == ReviewRulesId.Prefix
            ? new(await work.GetAsync<ReviewRules>(ReviewRulesId.From(subject.Id)), null)
            : new(
                null,
                await work.GetAsync<ReviewRulesProposal>(ReviewRulesProposalId.From(subject.Id))
            );
}
