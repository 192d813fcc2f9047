using Payments.Domain.Ids;
using Payments.Domain.Ledger;
using Payments.Domain.Tenancy;
using Payments.Domain.Values;

namespace Payments.Benchmarks.Money;

/// <summary>A tenant of the ceiling: its accounts, and how far its chain is.</summary>
internal sealed class CeilingTenant
{
    public TenantId Id { get; } = EntityId.New<TenantId>();

    public long Position { get; set; }

    public AccountState Available => Accounts[0];

    public AccountState PendingOut => Accounts[1];

    public AccountState Fees => Accounts[2];

    public AccountState RailClearing => Accounts[3];

    public AccountState[] Accounts { get; }

    public CeilingTenant() =>
        Accounts = [
            Open(AccountKind.Available),
            Open(AccountKind.PendingOut),
            Open(AccountKind.Fees),
            Open(AccountKind.RailClearing),
        ];

    private AccountState Open(AccountKind kind) =>
        new(
            new()
            {
                TenantId = Id,
                Id = EntityId.New<LedgerAccountId>(),
                Kind = kind,
                Owner = AccountKinds.OwnerOf(kind),
                Currency = Currency.Aud,
                Reference = Guid.Empty,
                OpenedAt = DateTimeOffset.UnixEpoch,
            },
            isNew: true
        );
}
