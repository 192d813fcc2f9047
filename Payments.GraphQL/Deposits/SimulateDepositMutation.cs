using FluentValidation;
using Payments.Domain.Commands;
using Payments.Domain.Deposits;
using Payments.Domain.Parties;
using Payments.Domain.Tenancy;
using Payments.Domain.VirtualAccounts;
using Payments.GraphQL.Errors;
using Payments.GraphQL.Validation;
using Payments.GraphQL.Values;

namespace Payments.GraphQL.Deposits;

/// <summary>What somebody outside pays in.</summary>
/// <param name="VirtualAccountId">An ACTIVE account of yours.</param>
/// <param name="Amount">In the account's currency.</param>
/// <param name="Reference">What the payer writes: printable ASCII.</param>
/// <param name="PayerName">Who pays: 1 to 140 characters.</param>
/// <param name="IdempotencyKey">Your name for this intention, 1 to 255 characters: sent again, it makes nothing new.</param>
public sealed record SimulateDepositInput(
    [property: ID<VirtualAccount>] VirtualAccountId VirtualAccountId,
    MoneyInput Amount,
    string? Reference,
    string? PayerName,
    string IdempotencyKey
);

/// <summary>What became of the request.</summary>
/// <param name="Deposit">
/// The deposit that the rail's notice made; null when refused, or when the rail takes longer than a
/// few seconds (then `depositChanged` tells of it).
/// </param>
/// <param name="Replayed">True when the key had done it before and nothing happened now.</param>
public sealed record SimulateDepositPayload(Deposit? Deposit, bool Replayed);

internal sealed class SimulateDepositInputValidator : AbstractValidator<SimulateDepositInput>
{
    private const int NameLengthMax = 140;

    public SimulateDepositInputValidator() =>
        RuleFor(input => input.PayerName).Follows(PlainText.UpTo(NameLengthMax));
}

[MutationType]
public static class SimulateDepositMutation
{
    private static readonly SimulateDepositInputValidator Validator = new();

    /// <summary>
    /// Sandbox only: lets somebody in the simulated outside pay into one of your accounts. The money
    /// comes as a real deposit does, by the rail's notice.
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
        var (deposit, replayed) = await arrivals.SimulateAsync(
            new SimulateDeposit(
                input.VirtualAccountId,
                input.Amount.ToMoney("input", "amount"),
                input.PayerName,
                input.Reference
            ),
            caller,
            CommandOptions.Keyed(input.IdempotencyKey),
            cancellationToken
        );
        return new(deposit, replayed);
    }
}
