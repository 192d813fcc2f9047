using Payments.Domain.Commands;
using Payments.Domain.Errors;
using Payments.Domain.Identity;
using Payments.Domain.Ids;
using Payments.Domain.Tenancy;

namespace Payments.Domain.Reviews;

/// <summary>
/// An operator says what the platform looks at before it leaves a LIVE tenant, instead of all that was
/// said before. It counts from the next command on, at every node; what waits already goes on waiting.
/// </summary>
/// <param name="Version">That of the rules that the operator has read, 0 where nobody has set any; null: whatever there is.</param>
/// <param name="Settings">All of them.</param>
public sealed record SetReviewRules(int? Version, ReviewSettings Settings) : Command<ReviewRules>
{
    public override MemberAccess? Right() => MemberAccess.Compliance;

    public override async ValueTask<ReviewRules> HandleAsync(Work work)
    {
        if (!PlatformTenant.Is(work.TenantId))
        {
            throw new ForbiddenException("This takes an operator of the platform.");
        }

        var inForce = await work.FindAsync<ReviewRulesInForce>(work.TenantId);
        var current = inForce?.Version ?? 0;
        if (Version is { } read && read != current)
        {
            throw new VersionConflictException(
                inForce is null ? Subject.Of(work.TenantId) : Subject.Of(inForce.RulesId),
                current
            );
        }

        var rules = ReviewRules.Set(work, current + 1, Settings);
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
}
