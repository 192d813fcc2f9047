using Payments.Domain.Rails;
using Payments.Domain.Recipients;
using Payments.Domain.Reviews;
using Payments.Domain.Tenants;
using Payments.Domain.Values;
using Payments.Domain.Withdrawals;

namespace Payments.Tests.Simulation.Activities;

/// <summary>Pays out: at once, later, with magic words, and sometimes more than there is.</summary>
internal sealed class PayOut : Activity
{
    private static readonly string?[] References =
    [
        null,
        "Invoice 7",
        "Invoice 8",
        "HALT_AML",
        "FAIL_AML",
        "PUSH_AML",
    ];

    public override int Weight => 24;

    public override async Task<Order?> ThinkAsync(SimulatedWorld simulation, SimulatedTenant tenant)
    {
        if (await simulation.PickAsync<Recipient>(tenant) is not { } recipient)
        {
            return null;
        }

        var dice = simulation.Dice;
        var now = await simulation.NowAsync(tenant);
        return await simulation.CreateAsync(
            tenant,
            new CreateWithdrawal(
                new(dice.Between(1, 60_000), recipient.Account.Currency),
                recipient.Id,
                null,
                dice.Of(References),
                null
            )
            {
                ScheduledAt = dice.OneIn(4) ? now.AddMinutes(dice.Between(1, 5_000)) : null,
            }
        );
    }
}

/// <summary>Asks for a withdrawal to be stopped.</summary>
internal sealed class StopWithdrawal : Activity
{
    public override int Weight => 6;

    public override async Task<Order?> ThinkAsync(
        SimulatedWorld simulation,
        SimulatedTenant tenant
    ) =>
        await simulation.PickAsync<Withdrawal>(tenant) is { } withdrawal
            ? await simulation.ChangeAsync(tenant, new CancelWithdrawal(withdrawal.Id))
            : null;
}

/// <summary>Decides what is under review, and what has failed.</summary>
internal sealed class DecideWithdrawal : Activity
{
    public override int Weight => 6;

    public override async Task<Order?> ThinkAsync(SimulatedWorld simulation, SimulatedTenant tenant)
    {
        var dice = simulation.Dice;
        var undecided = await simulation.PickAsync<Withdrawal>(
            tenant,
            withdrawal => withdrawal.Status is WithdrawalStatus.Reviewing or WithdrawalStatus.Failed
        );
        return undecided switch
        {
            null => null,
            { Status: WithdrawalStatus.Failed } => await simulation.ChangeAsync(
                tenant,
                new SimulateFailureDecision(
                    undecided.Id,
                    dice.Of(Enum.GetValues<FailureDecision>())
                )
            ),
            _ => await simulation.ChangeAsync(
                tenant,
                new SimulateWithdrawalReview(
                    undecided.Id,
                    dice.Of(Enum.GetValues<ReviewDecision>()),
                    null,
                    null
                )
            ),
        };
    }
}

/// <summary>Tells the simulated rail what to answer.</summary>
internal sealed class ForceOutcome : Activity
{
    private static readonly (RailOutcome Outcome, string? Code)[] Outcomes =
    [
        (RailOutcome.Settled, null),
        (RailOutcome.Rejected, "AC04"),
        (RailOutcome.Rejected, "AB05"),
        (RailOutcome.Returned, "AC04"),
    ];

    public override int Weight => 4;

    public override async Task<Order?> ThinkAsync(SimulatedWorld simulation, SimulatedTenant tenant)
    {
        var (outcome, code) = simulation.Dice.Of(Outcomes);
        return await simulation.PickAsync<Withdrawal>(tenant) is { } withdrawal
            ? await simulation.ChangeAsync(
                tenant,
                new SimulateWithdrawalOutcome(withdrawal.Id, outcome, code)
            )
            : null;
    }
}

/// <summary>Says from which amounts on a second member must agree.</summary>
internal sealed class AskForApproval : Activity
{
    public override int Weight => 1;

    public override Task<Order?> ThinkAsync(SimulatedWorld simulation, SimulatedTenant tenant) =>
        simulation.ChangeAsync(
            tenant,
            new SetApprovalPolicy([new Money(simulation.Dice.Between(1, 60_000), Currency.Aud)])
        );
}

/// <summary>A second member agrees or does not.</summary>
internal sealed class DecideApproval : Activity
{
    public override int Weight => 5;

    public override async Task<Order?> ThinkAsync(SimulatedWorld simulation, SimulatedTenant tenant)
    {
        var waiting = await simulation.PickAsync<Withdrawal>(
            tenant,
            withdrawal => withdrawal.Approval is WithdrawalApproval.Pending
        );
        if (waiting is null)
        {
            return null;
        }

        return simulation.Dice.OneIn(3)
            ? await simulation.ChangeAsync(
                tenant,
                new RejectWithdrawal(waiting.Id, "No"),
                tenant.Approver
            )
            : await simulation.ChangeAsync(
                tenant,
                new ApproveWithdrawal(waiting.Id),
                tenant.Approver
            );
    }
}
