using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Payments.Domain.Commands;
using Payments.Domain.Ledger;
using Payments.Domain.Outbox;
using Payments.Domain.Tenancy;
using Payments.Domain.WithdrawalBatches;
using Payments.Domain.Withdrawals;
using Payments.GraphQL.Values;
using Payments.GraphQL.WithdrawalBatches;
using Payments.Storage;
using Payments.Tests.Kit;
using static Payments.Tests.Kit.PaymentsWorld;

namespace Payments.Tests.WithdrawalBatches;

/// <summary>Batches of a world whose worker takes a step when the test says so.</summary>
internal static class BatchWorld
{
    /// <summary>So that a batch of some lines has several stretches.</summary>
    private const int StretchLines = 7;

    public static CreateWithdrawalBatch Batch(
        WithdrawalBatchMode mode,
        IEnumerable<WithdrawalBatchLineInput> lines
    )
    {
        var text = string.Join(
            '\n',
            lines.Select(line => JsonSerializer.Serialize(line, LineJson.Options))
        );
        var bytes = Encoding.UTF8.GetBytes(text);
        return new(mode, WithdrawalBatchFormat.Jsonl, IsDryRun: false, ExternalId: null)
        {
            Lines = bytes,
            LinesSha256 = Convert.ToHexStringLower(SHA256.HashData(bytes)),
        };
    }

    public static IEnumerable<WithdrawalBatchLineInput> Lines(
        Domain.Recipients.RecipientId recipient,
        int count,
        string amount = "1.00"
    ) => Enumerable.Range(1, count).Select(number => Line(recipient, $"line-{number}", amount));

    public static WithdrawalBatchLineInput Line(
        Domain.Recipients.RecipientId recipient,
        string key,
        string amount = "1.00",
        string? externalId = null
    ) =>
        new(
            key,
            new MoneyInput(new AmountText(amount), Domain.Values.Currency.Aud),
            recipient,
            Recipient: null,
            SenderId: null,
            Sender: null,
            VirtualAccountId: null,
            InstructingInstitutionId: null,
            InstructingInstitution: null,
            Reason: null,
            Reference: "Invoice 7",
            IsFxLinked: null,
            ScheduledAt: null,
            externalId
        );

    /// <summary>One step on the item; an item that is done already changes nothing.</summary>
    public static Task StepAsync(
        this PaymentsWorld world,
        OutboxItem item,
        IWriteGate? gate = null,
        PaymentsStorage? node = null,
        int stretch = StretchLines
    ) =>
        new WithdrawalBatchWorker(
            (node ?? world.Storage).Database,
            gate ?? (node ?? world.Storage).Gate
        )
        {
            StretchLines = stretch,
        }.HandleAsync([item], Cancel);

    public static async Task<OutboxItem?> ItemAsync(this PaymentsWorld world)
    {
        await using var db = world.Open();
        return await db.Set<OutboxItem>()
            .SingleOrDefaultAsync(item => item.Kind == CreateWithdrawalBatch.WorkKind, Cancel);
    }

    /// <summary>Steps until the batch is over.</summary>
    public static async Task<WithdrawalBatch> FinishAsync(
        this PaymentsWorld world,
        IWriteGate? gate = null,
        int stretch = StretchLines
    )
    {
        while (await world.ItemAsync() is { } item)
        {
            await world.StepAsync(item, gate, stretch: stretch);
        }

        return await world.ReadAsync<WithdrawalBatch>();
    }

    public static async Task<List<WithdrawalBatchLine>> LinesAsync(this PaymentsWorld world)
    {
        await using var db = world.Open();
        return await db.Set<WithdrawalBatchLine>().OrderBy(line => line.Number).ToListAsync(Cancel);
    }

    public static async Task<List<Withdrawal>> WithdrawalsAsync(this PaymentsWorld world)
    {
        await using var db = world.Open();
        return await db.Set<Withdrawal>().OrderBy(row => row.Id).ToListAsync(Cancel);
    }

    /// <summary>
    /// The book is whole, what left the balance is what the living withdrawals of it say, and
    /// whatever is held is held for one of them.
    /// </summary>
    public static async Task IsInOrderAsync(this PaymentsWorld world, long funds)
    {
        var fault = await new LedgerProof(world.Storage.Database).VerifyAsync(
            world.TenantId,
            Cancel
        );
        fault.ShouldBeNull();
        var living = (await world.WithdrawalsAsync())
            .Where(row => row.Status is not WithdrawalStatus.Cancelled)
            .ToList();
        var balance = await world.AvailableAsync();
        balance.Available.MinorUnits.ShouldBe(funds - living.Sum(CostOf));
        balance.Held.MinorUnits.ShouldBe(living.Where(row => row.IsWaiting).Sum(CostOf));
    }

    private static long CostOf(Withdrawal withdrawal) =>
        (withdrawal.Amount + withdrawal.Fee).MinorUnits;
}

/// <summary>A gate before which something happens: another caller is faster, or the server stops.</summary>
internal sealed class InterferingGate(IWriteGate inner, Func<object, Task> before) : IWriteGate
{
    public async Task<CommandResult<TResult>> RunAsync<TResult>(
        Command<TResult> command,
        Caller caller,
        CommandOptions options,
        CancellationToken cancellationToken
    )
        where TResult : class
    {
        await before(command);
        return await inner.RunAsync(command, caller, options, cancellationToken);
    }
}
