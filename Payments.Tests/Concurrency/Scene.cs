using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Payments.Domain.Consents;
using Payments.Domain.Conversions;
using Payments.Domain.Events;
using Payments.Domain.FxPayments;
using Payments.Domain.Ids;
using Payments.Domain.Ledger;
using Payments.Domain.Outbox;
using Payments.Domain.Storage;
using Payments.Domain.Tenancy;
using Payments.Tests.Kit;

namespace Payments.Tests.Concurrency;

/// <summary>
/// A member of a tenant with money, signed in at every server of an installation, and the tenant's
/// book and log as the database has them.
/// </summary>
public sealed class Scene(IReadOnlyList<GraphUser> users, IDatabase database)
{
    private readonly ConcurrentDictionary<string, Task<string>> _tokens = new();
    private int _numbers;
    private TenantId? _tenant;

    /// <summary>The same member at each of the servers.</summary>
    public IReadOnlyList<GraphUser> Users { get; } = users;

    private GraphUser User => Users[0];

    /// <summary>Who calls a mutation at one of the servers.</summary>
    public async Task<GraphUser> CallerAsync(KeyedMutation call, int number) =>
        call.By is { } email ? await AsAsync(email, number) : Users[number % Users.Count];

    /// <summary>Somebody else at one of the servers.</summary>
    public async Task<GraphUser> AsAsync(string email, int number) =>
        Users[number % Users.Count].As(await _tokens.GetOrAdd(email, SignInAsync));

    // One session serves at all servers of an installation.
    private async Task<string> SignInAsync(string email)
    {
        var login = await User.AskAsync(
            "mutation ($input: LoginInput!) { login(input: $input) { token } }",
            new { input = new { email, password = "sandbox-demo-1" } }
        );
        return (string)login["login"]!["token"]!;
    }

    /// <summary>Something that nobody else has asked for.</summary>
    public string Next(string what) => $"{what}-{Interlocked.Increment(ref _numbers)}";

    /// <summary>Makes something by a mutation that must be accepted; its id.</summary>
    public async Task<string> MakeAsync(string mutation, string made, object input)
    {
        var payload = await User.ChangeAsync(mutation, $"{made} {{ id }}", input);
        payload.Refusals().ShouldBeEmpty(mutation);
        return (string)payload[made]!["id"]!;
    }

    public Task<string> AccountAsync() =>
        MakeAsync(
            "createVirtualAccount",
            "virtualAccount",
            new
            {
                accountName = "Collections",
                currency = "AUD",
                idempotencyKey = Next("account"),
            }
        );

    public async Task<string> DepositAsync(string amount = "10000.00")
    {
        var deposit = await MakeAsync(
            "simulateDeposit",
            "deposit",
            new
            {
                virtualAccountId = await AccountAsync(),
                amount = new { amount, currency = "AUD" },
                idempotencyKey = Next("deposit"),
            }
        );
        await ReachesAsync(deposit, "CONFIRMED");
        return deposit;
    }

    public Task<string> RecipientAsync() =>
        MakeAsync(
            "createRecipient",
            "recipient",
            new
            {
                name = new { companyName = "Bluegum Imports Pty Ltd" },
                account = new
                {
                    type = "BSB",
                    currency = "AUD",
                    country = "AU",
                    bsb = "062000",
                    accountNumber = "12345678",
                },
                idempotencyKey = Next("recipient"),
            }
        );

    /// <summary>Waits until an object has reached a status, as its events tell.</summary>
    public Task ReachesAsync(string id, string status) =>
        UntilAsync(
            async () =>
            {
                var data = await User.AskAsync(
                    "query ($id: ID!) { events(first: 250, subjectId: $id) { nodes { status } } }",
                    new { id }
                );
                return data["events"]!["nodes"]!
                    .AsArray()
                    .Any(node => (string?)node!["status"] == status);
            },
            $"{id} never became {status}"
        );

    /// <summary>
    /// Waits until nothing is on its way to the outside any more; to ask a bank again and again
    /// whether its customer has decided, or the market whether it has traded, is no such thing.
    /// </summary>
    public Task IsCalmAsync() =>
        Eventually.ReachesAsync(
            async () =>
            {
                await using var db = await OpenAsync();
                return await db.Set<OutboxItem>()
                    .Where(item =>
                        item.Status == OutboxStatus.Pending
                        && item.Kind != ConsentTasks.Check
                        && item.Kind != MarketOrders.OutboxKind
                        && item.Kind != InboundOrders.OutboxKind
                    )
                    .Select(item => $"{item.Kind}, {item.Attempts} times: {item.LastError}")
                    .ToListAsync(PaymentsHost.Cancel);
            },
            pending => pending.Count == 0,
            pending => $"the outbox is never empty: {string.Join("; ", pending)}"
        );

    /// <summary>Where the tenant's log and book end.</summary>
    public async Task<(long Sequence, long Position)> EndAsync()
    {
        await using var db = await OpenAsync();
        return (
            await db.Set<EventRecord>()
                .MaxAsync(record => (long?)record.Sequence, PaymentsHost.Cancel)
                ?? 0,
            await db.Set<LedgerTransaction>()
                .MaxAsync(transaction => (long?)transaction.Position, PaymentsHost.Cancel)
                ?? 0
        );
    }

    /// <summary>What happened between two ends: types of events, movements of money.</summary>
    public async Task<string[]> HappenedAsync(
        (long Sequence, long Position) from,
        (long Sequence, long Position) to
    )
    {
        await using var db = await OpenAsync();
        var events = await db.Set<EventRecord>()
            .Where(record => record.Sequence > from.Sequence && record.Sequence <= to.Sequence)
            .Select(record => record.Type)
            .ToListAsync(PaymentsHost.Cancel);
        var entries = await db.Set<LedgerEntry>()
            .Where(entry =>
                entry.TransactionPosition > from.Position
                && entry.TransactionPosition <= to.Position
            )
            .Join(
                db.Set<LedgerAccount>(),
                entry => entry.AccountId,
                account => account.Id,
                (entry, account) =>
                    new
                    {
                        account.Kind,
                        account.Currency,
                        entry.Amount,
                    }
            )
            .ToListAsync(PaymentsHost.Cancel);
        return
        [
            .. events.Order(StringComparer.Ordinal),
            .. entries
                .Select(entry => $"{entry.Kind} {entry.Currency} {entry.Amount}")
                .Order(StringComparer.Ordinal),
        ];
    }

    private async Task<PaymentsDb> OpenAsync()
    {
        if (_tenant is null)
        {
            var data = await User.AskAsync("{ viewer { tenant { id } } }");
            EntityId
                .TryParse((string?)data["viewer"]!["tenant"]!["id"], out TenantId tenant)
                .ShouldBeTrue();
            _tenant = tenant;
        }

        return database.Open(TenantScope.Of(_tenant.Value));
    }

    private static async Task UntilAsync(Func<Task<bool>> isSo, string otherwise) =>
        await Eventually.ReachesAsync(isSo, reached => reached, _ => otherwise);
}
