using Microsoft.EntityFrameworkCore;
using Payments.Domain.CreditRecalls;
using Payments.Domain.Deposits;
using Payments.Domain.FundingAccounts;
using Payments.Domain.Outbox;
using Payments.Domain.Rails;
using Payments.Domain.VirtualAccounts;
using Payments.Tests.Kit;

namespace Payments.Tests.CreditRecalls;

/// <summary>What rails tell about money that they want back.</summary>
internal static class CreditRecallStates
{
    /// <summary>The rail posts a notice with the recall; whose it is it finds by the account.</summary>
    public static async Task HearRecallAsync(
        this PaymentsWorld world,
        VirtualAccount account,
        string creditId = "credit-1",
        string recallId = "recall-1",
        long minorUnits = 50_000
    )
    {
        var database = world.Storage.Database;
        var credit = new CreditNotice(
            creditId,
            PaymentsWorld.Aud(minorUnits),
            "Pat Payer",
            RailAccount.Bsb("062000", "87654321"),
            RailAccount.Bsb(account.Bsb!, account.AccountNumber!),
            "Order 12",
            world.Clock.GetUtcNow()
        );
        await new RailNoticeReceiver(
            world.Gate,
            database,
            new VirtualAccountDirectory(database),
            new FundingPayees(database)
        ).TakeAsync(
            new(
                "notice",
                RailScheme.Npp,
                credit.At,
                [],
                [],
                [new(recallId, credit, "DUPL", credit.At)]
            ),
            PaymentsWorld.Cancel
        );
    }

    public static async Task<CreditRecall> RecallAsync(
        this PaymentsWorld world,
        string recallId = "recall-1"
    )
    {
        await using var db = world.Open();
        return await db.Set<CreditRecall>()
            .SingleAsync(recall => recall.RailRecallId == recallId, PaymentsWorld.Cancel);
    }

    /// <summary>The reasons that rails are told.</summary>
    public static async Task<string[]> AnswersAsync(this PaymentsWorld world)
    {
        await using var db = world.Open();
        var items = await db.Set<OutboxItem>()
            .Where(item => item.Kind == RecallAnswers.OutboxKind)
            .OrderBy(item => item.Id)
            .Select(item => item.Payload)
            .ToListAsync(PaymentsWorld.Cancel);
        return
        [
            .. items.Select(payload =>
                System
                    .Text.Json.JsonSerializer.Deserialize<RecallAnswer>(
                        payload,
                        Domain.Commands.CommandJson.Options
                    )!
                    .ReasonCode
            ),
        ];
    }

    /// <summary>The rail's word on the refund that is under way.</summary>
    public static async Task RailSaysOfRefundAsync(
        this PaymentsWorld world,
        RailOutcome outcome,
        string? schemeCode = null
    )
    {
        await using var db = world.Open();
        var refund = await db.Set<DepositRefund>()
            .SingleAsync(
                refund => refund.Status == DepositRefundStatus.Pending,
                PaymentsWorld.Cancel
            );
        await world.RailSaysAsync(refund.Subject, outcome, schemeCode);
    }
}
