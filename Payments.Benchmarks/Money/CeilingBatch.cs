using System.Globalization;
using Payments.Domain.Events;
using Payments.Domain.Idempotency;
using Payments.Domain.Ids;
using Payments.Domain.Ledger;
using Payments.Domain.Outbox;
using Payments.Domain.Tenancy;
using Payments.Domain.Withdrawals;
using Payments.Storage.Rows;

namespace Payments.Benchmarks.Money;

/// <summary>The rows of one commit of the ceiling.</summary>
internal sealed class CeilingBatch
{
    private static readonly byte[] Hash = new byte[LedgerHash.Length];

    private readonly HashSet<CeilingTenant> _tenants = [];
    private readonly HashSet<AccountState> _balances = [];
    private readonly List<(CeilingTenant Tenant, WithdrawalRow Row)> _made = [];
    private readonly List<(CeilingTenant Tenant, WithdrawalRow Row)> _accepted = [];
    private readonly List<WithdrawalStep> _steps = [];
    private readonly List<LedgerTransaction> _transactions = [];
    private readonly List<LedgerEntry> _entries = [];
    private readonly List<IdempotencyRecord> _keys = [];
    private readonly List<OutboxItem> _orders = [];
    private readonly List<OutboxItem> _ordersDone = [];
    private readonly List<EventRecord> _events = [];

    public void Make(CeilingTenant tenant, DateTimeOffset now)
    {
        var row = new WithdrawalRow(tenant.Id, EntityId.New<WithdrawalId>(), now);
        _made.Add((tenant, row));
        Post(
            tenant,
            row,
            "withdrawal.initialised",
            [tenant.Available, tenant.PendingOut, tenant.Fees],
            now
        );
        _keys.Add(
            new()
            {
                TenantId = tenant.Id,
                Key = tenant.Position.ToString("D16", CultureInfo.InvariantCulture),
                Operation = nameof(CreateWithdrawal),
                Fingerprint = Hash,
                SubjectKind = WithdrawalId.Prefix,
                SubjectId = row.Id.Value,
                CreatedAt = now,
            }
        );
        _orders.Add(
            new()
            {
                TenantId = tenant.Id,
                Id = EntityId.New<OutboxItemId>(),
                Environment = TenantEnvironment.Sandbox,
                Kind = "rail.instruction",
                SubjectKind = WithdrawalId.Prefix,
                SubjectId = row.Id.Value,
                Payload = CeilingRows.RailOrder,
            }
        );
        Tell(row, "withdrawal.initialised", 1, null, "INITIALISED", now);
    }

    /// <summary>The rail has taken what an earlier commit made.</summary>
    public void Accept(CeilingBatch earlier, DateTimeOffset now)
    {
        _ordersDone.AddRange(earlier._orders);
        _accepted.AddRange(earlier._made);
        foreach (var (_, row) in earlier._made)
        {
            _steps.Add(new(row, "Pending", 2, null));
            Tell(row, "withdrawal.pending", 2, "INITIALISED", "PENDING", now);
        }
    }

    /// <summary>The rail has paid what an earlier commit had accepted.</summary>
    public void Settle(CeilingBatch earlier, DateTimeOffset now)
    {
        foreach (var (tenant, row) in earlier._accepted)
        {
            _steps.Add(new(row, "Confirmed", 3, now));
            Post(
                tenant,
                row,
                "withdrawal.confirmed",
                [tenant.PendingOut, tenant.RailClearing],
                now
            );
            Tell(row, "withdrawal.confirmed", 3, "PENDING", "CONFIRMED", now);
        }
    }

    public async Task WriteAsync(IRowWriter writer)
    {
        writer.Write(CeilingRows.Steps, _steps);
        writer.Write(CeilingRows.Withdrawals, [.. _made.Select(made => made.Row)]);
        writer.Write(LedgerRows.Balances, _balances);
        writer.Write(LedgerRows.Transactions, _transactions);
        writer.Write(LedgerRows.Entries, _entries);
        writer.Write(LedgerRows.Heads, [.. _tenants.Select(Head)]);
        writer.Write(CoreRows.IdempotencyRecords, _keys);
        writer.Write(CoreRows.OutboxItems, _orders);
        writer.Write(CoreRows.OutboxItemsDone, _ordersDone);
        var sequence = await writer.FlushAsync(_events.Count, CancellationToken.None);
        _events.ForEach(record => record.Sequence = sequence++);
        writer.Write(CoreRows.Events, _events);
    }

    private void Post(
        CeilingTenant tenant,
        WithdrawalRow row,
        string reason,
        AccountState[] accounts,
        DateTimeOffset now
    )
    {
        _tenants.Add(tenant);
        _balances.UnionWith(accounts);
        tenant.Position++;
        _transactions.Add(
            new()
            {
                TenantId = tenant.Id,
                Id = EntityId.New<LedgerTransactionId>(),
                Position = tenant.Position,
                Reason = reason,
                SubjectKind = WithdrawalId.Prefix,
                SubjectId = row.Id.Value,
                OccurredAt = now,
                Hash = Hash,
            }
        );
        for (var line = 0; line < accounts.Length; line++)
        {
            _entries.Add(
                new()
                {
                    TenantId = tenant.Id,
                    AccountId = accounts[line].Account.Id,
                    Sequence = tenant.Position,
                    TransactionPosition = tenant.Position,
                    Line = line,
                    Amount = line,
                    BalanceAfter = tenant.Position,
                    OccurredAt = now,
                }
            );
        }
    }

    private void Tell(
        WithdrawalRow row,
        string type,
        int version,
        string? previous,
        string status,
        DateTimeOffset now
    ) =>
        _events.Add(
            new()
            {
                TenantId = row.TenantId,
                Type = type,
                SubjectKind = WithdrawalId.Prefix,
                SubjectId = row.Id.Value,
                SubjectVersion = version,
                PreviousStatus = previous,
                Status = status,
                OccurredAt = now,
                Payload = "{}",
            }
        );

    private static ChainHead Head(CeilingTenant tenant) =>
        new()
        {
            TenantId = tenant.Id,
            Position = tenant.Position,
            Hash = Hash,
            LastOccurredAt = DateTimeOffset.UnixEpoch,
        };
}
