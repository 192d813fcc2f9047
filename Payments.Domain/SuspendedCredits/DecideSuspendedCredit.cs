using Payments.Domain.Commands;
using Payments.Domain.Errors;
using Payments.Domain.Ids;
using Payments.Domain.Lifecycles;
using Payments.Domain.Tenancy;
using Payments.Domain.VirtualAccounts;

namespace Payments.Domain.SuspendedCredits;

/// <summary>Gives suspended money to an account, where it becomes a deposit. For operators.</summary>
public sealed record AssignSuspendedCredit(
    SuspendedCreditId SuspendedCreditId,
    VirtualAccountId VirtualAccountId
) : Command<SuspendedCredit>
{
    /// <summary>The account, found beforehand: it may be another tenant's. Not part of the key's fingerprint.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public required CreditTarget Target { get; init; }

    public override IEnumerable<IEntityId> Reads(Caller caller) => [SuspendedCreditId];

    public override async ValueTask<SuspendedCredit> HandleAsync(Work work)
    {
        var credit = await HeldCredits.GetAsync(
            work,
            SuspendedCreditId,
            SuspendedCreditStatus.Assigning
        );
        if (!SuspenseReasons.IsAssignable(credit.Reason))
        {
            throw new InvalidInputException(
                "What a review refused can only be returned.",
                "input",
                "suspendedCreditId"
            );
        }

        if (Target.Status is not VirtualAccountStatus.Active)
        {
            throw new InvalidInputException(
                "Only an ACTIVE account takes deposits.",
                "input",
                "virtualAccountId"
            );
        }

        if (!SuspenseReasons.Takes(Target.Currency, credit.Account, credit.Amount.Currency))
        {
            throw new InvalidInputException(
                $"The account takes {Target.Currency}, not {credit.Amount.Currency}.",
                "input",
                "virtualAccountId"
            );
        }

        await credit.AssignAsync(work, Target);
        return credit;
    }
}

/// <summary>Sends suspended money back to its payer. For operators.</summary>
/// <param name="SuspendedCreditId">Which.</param>
/// <param name="Message">Told to the payer.</param>
public sealed record ReturnSuspendedCredit(SuspendedCreditId SuspendedCreditId, string? Message)
    : Command<SuspendedCredit>
{
    public override IEnumerable<IEntityId> Reads(Caller caller) => [SuspendedCreditId];

    public override async ValueTask<SuspendedCredit> HandleAsync(Work work)
    {
        var credit = await HeldCredits.GetAsync(
            work,
            SuspendedCreditId,
            SuspendedCreditStatus.Returning
        );
        await credit.ReturnAsync(work, Message);
        return credit;
    }
}

internal static class HeldCredits
{
    /// <exception cref="IllegalTransitionException">It was decided already.</exception>
    public static async ValueTask<SuspendedCredit> GetAsync(
        Work work,
        SuspendedCreditId id,
        SuspendedCreditStatus next
    )
    {
        var credit = await work.GetAsync<SuspendedCredit>(id, "input", "suspendedCreditId");
        return credit.Status is SuspendedCreditStatus.Held
            ? credit
            : throw new IllegalTransitionException(
                credit.Subject,
                StatusName.Of(credit.Status),
                StatusName.Of(next)
            );
    }
}
