using FluentValidation;
using Payments.Domain.Commands;
using Payments.Domain.Deposits;
using Payments.Domain.Errors;
using Payments.Domain.FundingAccounts;
using Payments.Domain.Parties;
using Payments.Domain.Rails;
using Payments.Domain.SuspendedCredits;
using Payments.Domain.Tenancy;
using Payments.GraphQL.Errors;
using Payments.GraphQL.Validation;
using Payments.GraphQL.Values;

namespace Payments.GraphQL.Deposits;

/// <summary>What somebody outside pays into a funding account.</summary>
/// <param name="Amount">In a currency that one of `fundingAccounts` takes.</param>
/// <param name="Reference">The whole text that the payer writes, printable ASCII, with your or your sub-client's reference anywhere in it. Without one, or with a wrong one, the money lies in the platform's suspense.</param>
/// <param name="PayerName">Who pays: 1 to 140 characters; left out, the rail does not tell.</param>
/// <param name="Rail">The clearing that brings it; left out, the fastest at home. What correspondents bring is CROSS_BORDER.</param>
/// <param name="IdempotencyKey">Your name for this intention, 1 to 255 characters: sent again, it makes nothing new.</param>
public sealed record SimulateFundingCreditInput(
    MoneyInput Amount,
    string? Reference,
    string? PayerName,
    RailScheme? Rail,
    string IdempotencyKey
);

/// <summary>What became of the request.</summary>
/// <param name="Deposit">
/// The deposit that the rail's notice made; null when refused, when the money went into suspense, or
/// when the rail takes longer than a few seconds (then `depositChanged` tells of it).
/// </param>
/// <param name="SuspendedCredit">
/// What was yours and could not be taken: the sub-client's account is not ACTIVE. What has no reference
/// of yours lies in the platform's book, and is not shown to you.
/// </param>
/// <param name="Simulation">What the rail was asked for; null when refused.</param>
/// <param name="Replayed">True when the key had done it before and nothing happened now.</param>
public sealed record SimulateFundingCreditPayload(
    Deposit? Deposit,
    SuspendedCredit? SuspendedCredit,
    DepositSimulation? Simulation,
    bool Replayed
);

internal sealed class SimulateFundingCreditInputValidator
    : AbstractValidator<SimulateFundingCreditInput>
{
    private const int NameLengthMax = 140;

    public SimulateFundingCreditInputValidator() =>
        RuleFor(input => input.PayerName).Follows(PlainText.UpTo(NameLengthMax));
}

[MutationType]
public static class SimulateFundingCreditMutation
{
    private static readonly SimulateFundingCreditInputValidator Validator = new();

    /// <summary>
    /// Sandbox only: lets somebody in the simulated outside pay into a funding account. The money comes
    /// as real money does, by the rail's notice, and the reference in its text says whose it is. The words
    /// of `simulateDeposit` work in the text as well (docs/deposits.md).
    /// </summary>
    /// <param name="input">What is paid in.</param>
    [Authorize]
    [Error<InvalidInputError>]
    [Error<FeatureDisabledError>]
    [Error<IdempotencyConflictError>]
    public static async Task<SimulateFundingCreditPayload> SimulateFundingCreditAsync(
        SimulateFundingCreditInput input,
        Caller caller,
        FundingPayees payees,
        DepositArrivals arrivals,
        IWriteGate gate,
        CancellationToken cancellationToken
    )
    {
        Validator.Demand(input);
        var command = new SimulateFundingCredit(
            input.Amount.ToMoney("input", "amount"),
            input.PayerName,
            input.Reference
        )
        {
            Rail = input.Rail,
        };
        var options = CommandOptions.Keyed(input.IdempotencyKey);
        var (payee, _) = await payees.FindAsync(input.Reference, cancellationToken);
        if (payee is null)
        {
            // It goes into the platform's book: there is nothing here to wait for.
            var asked = await gate.RunAsync(command, caller, options, cancellationToken);
            return new(null, null, asked.Value, asked.Replayed);
        }

        if (payee.Owner.TenantId != caller.TenantId)
        {
            throw new InvalidInputException(
                "The reference is somebody else's: only they can simulate money for it.",
                "input",
                "reference"
            );
        }

        var (booked, simulation, replayed) = await arrivals.SimulateAsync(
            command,
            caller,
            options,
            cancellationToken
        );
        return new(booked?.Deposit, booked?.Suspended, simulation, replayed);
    }
}
