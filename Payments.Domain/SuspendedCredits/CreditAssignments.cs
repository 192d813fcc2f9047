using System.Text.Json;
using Payments.Domain.Commands;
using Payments.Domain.Deposits;
using Payments.Domain.Outbox;
using Payments.Domain.Rails;
using Payments.Domain.Tenancy;
using Payments.Domain.Values;
using Payments.Domain.VirtualAccounts;

namespace Payments.Domain.SuspendedCredits;

/// <summary>What the outbox keeps of a decision: which credit goes to which account.</summary>
public sealed record CreditAssignment(
    RailScheme Rail,
    CreditNotice Credit,
    TenantId TenantId,
    VirtualAccountId VirtualAccountId
);

/// <summary>
/// Carries assigned money from one tenant's book into another's: a command changes one tenant only, so
/// the outbox stands between the two. The rail's id of the credit makes the deposit once.
/// </summary>
public sealed class CreditAssignments(IWriteGate gate) : IOutboxHandler
{
    /// <summary>One item for each decision.</summary>
    public const string OutboxKind = "suspended_credit.assignment";

    public string Kind => OutboxKind;

    public async Task HandleAsync(
        IReadOnlyList<OutboxItem> items,
        CancellationToken cancellationToken
    ) => await Task.WhenAll(items.Select(item => HandleAsync(item, cancellationToken)));

    private async Task HandleAsync(OutboxItem item, CancellationToken cancellationToken)
    {
        var order = JsonSerializer.Deserialize<CreditAssignment>(
            item.Payload,
            CommandJson.Options
        )!;
        var credit = SuspendedCreditId.From(item.SubjectId);
        var booked = await BookAsync(order, item.Environment, cancellationToken);
        await gate.RunAsync(
            new RecordAssignment(credit, item.Id, booked.Deposit?.Id, booked.Hindrance),
            new Caller(item.TenantId, item.Environment, Actor.Platform),
            cancellationToken
        );
    }

    private async Task<AssignedDeposit> BookAsync(
        CreditAssignment order,
        TenantEnvironment environment,
        CancellationToken cancellationToken
    )
    {
        try
        {
            var result = await gate.RunAsync(
                new BookAssignedCredit(order.Rail, order.Credit, order.VirtualAccountId),
                new Caller(order.TenantId, environment, Actor.Platform),
                cancellationToken
            );
            return result.Value;
        }
        catch (AmountTooLargeException)
        {
            // Telling it again would change nothing.
            return new(null, SuspenseReason.BalanceFull);
        }
    }
}

/// <param name="Deposit">Null when the account could not take it.</param>
/// <param name="Hindrance">Why not.</param>
public sealed record AssignedDeposit(Deposit? Deposit, SuspenseReason? Hindrance);

/// <summary>The other side of an assignment: the money becomes a deposit, once per credit.</summary>
public sealed record BookAssignedCredit(
    RailScheme Rail,
    CreditNotice Credit,
    VirtualAccountId VirtualAccountId
) : Command<AssignedDeposit>
{
    public override async ValueTask<AssignedDeposit> HandleAsync(Work work)
    {
        var known = await work.SingleOrDefaultAsync<Deposit>(deposit =>
            deposit.RailCreditId == Credit.CreditId && deposit.Rail == Rail
        );
        if (known is not null)
        {
            return new(known, null);
        }

        var account = await work.FindAsync<VirtualAccount>(VirtualAccountId);
        if (SuspenseReasons.Find(account, Credit) is { } hindrance)
        {
            return new(null, hindrance);
        }

        // An operator has looked at it: what the rules find is noted and stops nothing.
        var screening = await DepositScreening.OfAsync(work, account!, Credit);
        var deposit = Deposit.Initialise(work, Rail, Credit, VirtualAccountId);
        deposit.Note(screening);
        await deposit.ClearAsync(work, Actor.Platform);
        return new(deposit, null);
    }
}

/// <summary>What became of an assignment, in the book that the money lay in.</summary>
public sealed record RecordAssignment(
    SuspendedCreditId SuspendedCreditId,
    OutboxItemId Item,
    DepositId? DepositId,
    SuspenseReason? Hindrance
) : Command<SuspendedCredit>
{
    public override async ValueTask<SuspendedCredit> HandleAsync(Work work)
    {
        var credit = await work.GetAsync<SuspendedCredit>(SuspendedCreditId);
        if (!await work.Outbox.CompleteAsync(Item))
        {
            return credit;
        }

        if (DepositId is { } deposit)
        {
            await credit.AssignedAsync(work, deposit);
        }
        else
        {
            await credit.AssignmentFailedAsync(work, Hindrance ?? SuspenseReason.UnknownAccount);
        }

        return credit;
    }
}
