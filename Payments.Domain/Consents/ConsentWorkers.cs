using System.Text.Json;
using Payments.Domain.AccountData;
using Payments.Domain.Commands;
using Payments.Domain.Outbox;
using Payments.Domain.Tenancy;

namespace Payments.Domain.Consents;

/// <summary>Where a bank sends the account holder's browser after the decision: a page of ours.</summary>
public delegate Uri ConsentReturnAddress(TenantId tenantId, ConsentId consentId);

/// <summary>What the workers of consents share: one item at a time, as the bank's authority.</summary>
public abstract class ConsentWorker(IWriteGate gate) : IOutboxHandler
{
    public abstract string Kind { get; }

    public virtual OutboxPolicy Policy => OutboxPolicy.Default;

    protected IWriteGate Gate { get; } = gate;

    public async Task HandleAsync(
        IReadOnlyList<OutboxItem> items,
        CancellationToken cancellationToken
    ) => await Task.WhenAll(items.Select(item => HandleAsync(item, cancellationToken)));

    protected abstract Task HandleAsync(OutboxItem item, CancellationToken cancellationToken);

    protected static TTask Read<TTask>(OutboxItem item) =>
        JsonSerializer.Deserialize<TTask>(item.Payload, CommandJson.Options)!;

    protected static ConsentId ConsentOf(OutboxItem item) => ConsentId.From(item.SubjectId);

    protected static Caller As(OutboxItem item, Actor actor) =>
        new(item.TenantId, item.Environment, actor);

    protected async Task<Consent> RunAsync(
        OutboxItem item,
        Command<Consent> command,
        CancellationToken cancellationToken,
        Actor actor = Actor.Bank
    ) => (await Gate.RunAsync(command, As(item, actor), cancellationToken)).Value;

    protected Task CompleteAsync(OutboxItem item, CancellationToken cancellationToken) =>
        RunAsync(item, new CompleteBankTask(ConsentOf(item), item.Id), cancellationToken);
}

/// <summary>Makes the bank know of a consent and gets the address of its page.</summary>
public sealed class ConsentRequests(
    IAccountInformationBank bank,
    ConsentReturnAddress returnAddress,
    IWriteGate gate
) : ConsentWorker(gate)
{
    public override string Kind => ConsentTasks.Request;

    protected override async Task HandleAsync(OutboxItem item, CancellationToken cancellationToken)
    {
        var id = ConsentOf(item);
        var consent = await RunAsync(item, new StartConsent(id), cancellationToken, Actor.Platform);
        if (consent.Status is not ConsentStatus.Started)
        {
            await CompleteAsync(item, cancellationToken);
            return;
        }

        var task = Read<ConsentTasks.RequestTask>(item);
        var request = new BankConsentRequest(
            task.Balances,
            task.Transactions,
            Recurring: true,
            task.ValidUntil,
            FrequencyPerDay: 4,
            returnAddress(item.TenantId, id),
            PsuIpAddress: null
        );
        RecordBankConsent outcome;
        try
        {
            var created = await bank.CreateConsentAsync(
                task.ProviderCode,
                request,
                cancellationToken
            );
            outcome = new(id, item.Id, created, null, null);
        }
        catch (BankRefusedException refusal)
        {
            outcome = new(id, item.Id, null, refusal.Code, refusal.Message);
        }

        await RunAsync(item, outcome, cancellationToken);
    }
}

/// <summary>
/// Asks the bank what became of a consent until that is known; it also finds a decision whose
/// browser never came back.
/// </summary>
public sealed class ConsentChecks(IAccountInformationBank bank, IWriteGate gate)
    : ConsentWorker(gate)
{
    public override string Kind => ConsentTasks.Check;

    /// <summary>An account holder takes minutes, so asking is soon and then rare.</summary>
    public override OutboxPolicy Policy { get; } =
        OutboxPolicy.Default with
        {
            AttemptsMax = 1_000,
            FirstDelay = TimeSpan.FromSeconds(2),
            LastDelay = TimeSpan.FromMinutes(2),
        };

    protected override async Task HandleAsync(OutboxItem item, CancellationToken cancellationToken)
    {
        var task = Read<ConsentTasks.BankTask>(item);
        var status = await bank.GetConsentStatusAsync(
            task.ProviderCode,
            task.BankConsentId,
            cancellationToken
        );
        var consent = await RunAsync(
            item,
            new RecordBankStatus(ConsentOf(item), status),
            cancellationToken
        );
        if (consent.Status is not ConsentStatus.AwaitingAuthz)
        {
            await CompleteAsync(item, cancellationToken);
        }
    }
}

/// <summary>Reads accounts, balances and transactions under an authorized consent.</summary>
public sealed class ConsentReads(IAccountInformationBank bank, IWriteGate gate, TimeProvider time)
    : ConsentWorker(gate)
{
    /// <summary>Older transactions need a fresh SCA at many banks (RTS, article 10).</summary>
    private const int HistoryDays = 90;

    public override string Kind => ConsentTasks.Read;

    protected override async Task HandleAsync(OutboxItem item, CancellationToken cancellationToken)
    {
        var task = Read<ConsentTasks.BankTask>(item);
        var readings = new List<AccountReading>();
        try
        {
            foreach (var account in await bank.GetAccountsAsync(task.Access, cancellationToken))
            {
                readings.Add(await ReadAsync(task, account, cancellationToken));
            }
        }
        catch (BankRefusedException refusal) when (refusal.IsConsentGone)
        {
            await RunAsync(
                item,
                new RecordBankStatus(ConsentOf(item), BankConsentStatus.RevokedByPsu),
                cancellationToken
            );
            await CompleteAsync(item, cancellationToken);
            return;
        }

        await RunAsync(
            item,
            new StoreAccountData(ConsentOf(item), item.Id) { Readings = readings },
            cancellationToken
        );
    }

    private async Task<AccountReading> ReadAsync(
        ConsentTasks.BankTask task,
        ReportedAccount account,
        CancellationToken cancellationToken
    )
    {
        var balances = task.Balances
            ? await bank.GetBalancesAsync(task.Access, account.ResourceId, cancellationToken)
            : [];
        var transactions = new List<ReportedTransaction>();
        var from = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime).AddDays(-HistoryDays);
        string? page = null;
        do
        {
            if (!task.Transactions)
            {
                break;
            }

            var read = await bank.GetTransactionsAsync(
                task.Access,
                account.ResourceId,
                from,
                page,
                cancellationToken
            );
            transactions.AddRange(read.Transactions);
            page = read.Next;
        } while (page is not null);

        return new(account, balances, transactions);
    }
}

/// <summary>Ends a consent at the bank.</summary>
public sealed class ConsentRevocations(IAccountInformationBank bank, IWriteGate gate)
    : ConsentWorker(gate)
{
    public override string Kind => ConsentTasks.Revoke;

    protected override async Task HandleAsync(OutboxItem item, CancellationToken cancellationToken)
    {
        var task = Read<ConsentTasks.BankTask>(item);
        try
        {
            await bank.DeleteConsentAsync(task.ProviderCode, task.BankConsentId, cancellationToken);
        }
        catch (BankRefusedException refusal) when (refusal.IsConsentGone)
        {
            // The bank has ended it already, which is what was wanted.
        }

        await CompleteAsync(item, cancellationToken);
    }
}

/// <summary>Presses the simulated bank's buttons, then asks the bank as after any decision.</summary>
public sealed class ConsentSimulations(
    IConsentPageSimulator page,
    IAccountInformationBank bank,
    IWriteGate gate
) : ConsentWorker(gate)
{
    public override string Kind => ConsentTasks.Simulate;

    protected override async Task HandleAsync(OutboxItem item, CancellationToken cancellationToken)
    {
        var task = Read<ConsentTasks.SimulateTask>(item);
        try
        {
            await page.PressAsync(task.Link, task.Decision, null, cancellationToken);
        }
        catch (BankRefusedException)
        {
            // Decided before: what counts is what the bank says now.
        }

        var status = await bank.GetConsentStatusAsync(
            task.ProviderCode,
            task.BankConsentId,
            cancellationToken
        );
        await RunAsync(item, new RecordBankStatus(ConsentOf(item), status), cancellationToken);
        await CompleteAsync(item, cancellationToken);
    }
}
