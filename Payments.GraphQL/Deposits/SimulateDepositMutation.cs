using FluentValidation;
using Payments.Domain.Commands;
using Payments.Domain.Deposits;
using Payments.Domain.Parties;
using Payments.Domain.Rails;
using Payments.Domain.SuspendedCredits;
using Payments.Domain.Tenancy;
using Payments.Domain.VirtualAccounts;
using Payments.GraphQL.Errors;
using Payments.GraphQL.Validation;
using Payments.GraphQL.Values;

namespace Payments.GraphQL.Deposits;

/// <summary>What somebody outside pays in.</summary>
/// <param name="VirtualAccountId">An account of yours. Where it is not ACTIVE, the money lies in suspense.</param>
/// <param name="Amount">In the account's currency.</param>
/// <param name="Reference">What the payer writes: printable ASCII.</param>
/// <param name="PayerName">Who pays: 1 to 140 characters.</param>
/// <param name="PayeeName">What the payer calls the account: 1 to 140 characters; left out, the rail does not tell.</param>
/// <param name="Rail">The clearing that brings it; left out, the fastest at home.</param>
/// <param name="IdempotencyKey">Your name for this intention, 1 to 255 characters: sent again, it makes nothing new.</param>
public sealed record SimulateDepositInput(
    [property: ID<VirtualAccount>] VirtualAccountId VirtualAccountId,
    MoneyInput Amount,
    string? Reference,
    string? PayerName,
    string? PayeeName,
    RailScheme? Rail,
    string IdempotencyKey
);

/// <summary>What became of the request.</summary>
/// <param name="Deposit">
/// The deposit that the rail's notice made; null when refused, when the account could not take it, or
/// when the rail takes longer than a few seconds (then `depositChanged` tells of it).
/// </param>
/// <param name="SuspendedCredit">What the account could not take; null otherwise.</param>
/// <param name="Replayed">True when the key had done it before and nothing happened now.</param>
public sealed record SimulateDepositPayload(
    Deposit? Deposit,
    SuspendedCredit? SuspendedCredit,
    bool Replayed
);

/// <summary>What somebody outside pays to a number that is nobody's.</summary>
/// <param name="Amount">Any currency.</param>
/// <param name="Reference">What the payer writes: printable ASCII.</param>
/// <param name="PayerName">Who pays: 1 to 140 characters.</param>
/// <param name="IdempotencyKey">Your name for this intention, 1 to 255 characters: sent again, it makes nothing new.</param>
public sealed record SimulateStrayDepositInput(
    MoneyInput Amount,
    string? Reference,
    string? PayerName,
    string IdempotencyKey
);

/// <summary>What became of the request.</summary>
/// <param name="Simulation">What the rail was asked for; null when refused.</param>
/// <param name="Replayed">True when the key had done it before and nothing happened now.</param>
public sealed record SimulateStrayDepositPayload(DepositSimulation? Simulation, bool Replayed);

internal sealed class SimulateDepositInputValidator : AbstractValidator<SimulateDepositInput>
{
    private const int NameLengthMax = 140;

    public SimulateDepositInputValidator()
    {
        RuleFor(input => input.PayerName).Follows(PlainText.UpTo(NameLengthMax));
        RuleFor(input => input.PayeeName).Follows(PlainText.UpTo(NameLengthMax));
    }
}

internal sealed class SimulateStrayDepositInputValidator
    : AbstractValidator<SimulateStrayDepositInput>
{
    private const int NameLengthMax = 140;

    public SimulateStrayDepositInputValidator() =>
        RuleFor(input => input.PayerName).Follows(PlainText.UpTo(NameLengthMax));
}

[MutationType]
public static class SimulateDepositMutation
{
    private static readonly SimulateDepositInputValidator Validator = new();
    private static readonly SimulateStrayDepositInputValidator StrayValidator = new();

    /// <summary>
    /// Sandbox only: lets somebody in the simulated outside pay into one of your accounts. The money
    /// comes as a real deposit does, by the rail's notice. HALT_AML, PUSH_AML, FAIL_AML and SEND_RFI in
    /// the reference make it a deposit under review (docs/deposits.md).
    /// </summary>
    /// <param name="input">What is paid in.</param>
    [Authorize]
    [Error<InvalidInputError>]
    [Error<NotFoundError>]
    [Error<FeatureDisabledError>]
    [Error<IdempotencyConflictError>]
    public static async Task<SimulateDepositPayload> SimulateDepositAsync(
        SimulateDepositInput input,
        Caller caller,
        DepositArrivals arrivals,
        CancellationToken cancellationToken
    )
    {
        Validator.Demand(input);
        var (booked, _, replayed) = await arrivals.SimulateAsync(
            new SimulateDeposit(
                input.VirtualAccountId,
                input.Amount.ToMoney("input", "amount"),
                input.PayerName,
                input.Reference
            )
            {
                PayeeName = input.PayeeName,
                Rail = input.Rail,
            },
            caller,
            CommandOptions.Keyed(input.IdempotencyKey),
            cancellationToken
        );
        return new(booked?.Deposit, booked?.Suspended, replayed);
    }

    /// <summary>
    /// Sandbox only: lets somebody in the simulated outside pay to a number that is nobody's. The money
    /// lies in the platform's suspense, where its operators see it.
    /// </summary>
    /// <param name="input">What is paid.</param>
    [Authorize]
    [Error<InvalidInputError>]
    [Error<FeatureDisabledError>]
    [Error<IdempotencyConflictError>]
    public static async Task<SimulateStrayDepositPayload> SimulateStrayDepositAsync(
        SimulateStrayDepositInput input,
        Caller caller,
        IWriteGate gate,
        CancellationToken cancellationToken
    )
    {
        StrayValidator.Demand(input);
        var result = await gate.RunAsync(
            new SimulateStrayDeposit(
                input.Amount.ToMoney("input", "amount"),
                input.PayerName,
                input.Reference
            ),
            caller,
            CommandOptions.Keyed(input.IdempotencyKey),
            cancellationToken
        );
        return new(result.Value, result.Replayed);
    }
}
