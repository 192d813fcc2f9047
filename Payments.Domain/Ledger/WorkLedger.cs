using Payments.Domain.Commands;
using Payments.Domain.Ids;
using Payments.Domain.Values;

namespace Payments.Domain.Ledger;

/// <summary>
/// The tenant's book while a command runs: every balance it shows is under the book's lock, every
/// change is decided against it at once, and nothing can leave an account of the tenant below zero.
/// </summary>
public sealed class WorkLedger
{
    private readonly IWorkSession _session;
    private readonly Work _work;
    private readonly List<AccountUndo> _undo = [];

    internal WorkLedger(IWorkSession session, Work work) => (_session, _work) = (session, work);

    internal List<PendingTransaction> Transactions { get; } = [];

    internal List<Hold> NewHolds { get; } = [];

    internal List<HoldSettlement> Settlements { get; } = [];

    internal IReadOnlyList<AccountUndo> Touched => _undo;

    /// <summary>The balance as of now, including what this command has moved already.</summary>
    public async ValueTask<Balance> BalanceAsync(AccountRef account) =>
        (await _session.AccountAsync(_work, account)).Balance;

    /// <exception cref="InsufficientFundsException">An account of the tenant would go below zero.</exception>
    public async ValueTask<LedgerTransactionId> PostAsync(Posting posting)
    {
        RequireBalanced(posting);
        var entries = new PendingEntry[posting.Legs.Count];
        for (var line = 0; line < entries.Length; line++)
        {
            var leg = posting.Legs[line];
            var account = Touch(await _session.AccountAsync(_work, leg.Account));
            account.Posted = Sum(account, leg.Amount);
            account.EntryCount++;
            entries[line] = new(account, leg.MinorUnits, account.EntryCount, account.Posted);
        }

        RequireCovered(posting, entries);
        var transaction = new PendingTransaction(
            EntityId.New<LedgerTransactionId>(),
            posting,
            entries
        );
        Transactions.Add(transaction);
        return transaction.Id;
    }

    /// <summary>Reserves money: available falls, posted stays.</summary>
    /// <exception cref="InsufficientFundsException">Less is available.</exception>
    public async ValueTask<HoldId> HoldAsync(
        AccountRef account,
        Money amount,
        string reason,
        Subject subject
    )
    {
        amount.RequirePositive();
        var state = Touch(await _session.AccountAsync(_work, account));
        RequireAvailable(state, amount);
        state.Held += amount.MinorUnits;
        var hold = new Hold
        {
            TenantId = _work.TenantId,
            Id = EntityId.New<HoldId>(),
            AccountId = state.Account.Id,
            Amount = amount,
            Reason = reason,
            SubjectKind = subject.Kind,
            SubjectId = subject.Id,
            CreatedAt = _work.Now,
        };
        NewHolds.Add(hold);
        return hold.Id;
    }

    /// <summary>Gives the reserved money free and posts in its place; what is left over is free.</summary>
    /// <exception cref="HoldSettledException">It was captured or released before.</exception>
    public async ValueTask<LedgerTransactionId> CaptureAsync(HoldId id, Posting posting)
    {
        await SettleAsync(id, HoldStatus.Captured);
        return await PostAsync(posting);
    }

    /// <inheritdoc cref="CaptureAsync"/>
    public ValueTask ReleaseAsync(HoldId id) => SettleAsync(id, HoldStatus.Released);

    /// <summary>Puts every account and hold back to what it was before the command.</summary>
    internal void RollBack()
    {
        for (var index = _undo.Count - 1; index >= 0; index--)
        {
            _undo[index].Apply();
        }

        foreach (var settlement in Settlements)
        {
            settlement.Hold.Status = HoldStatus.Active;
            settlement.Hold.SettledAt = null;
        }
    }

    private async ValueTask SettleAsync(HoldId id, HoldStatus status)
    {
        var hold =
            NewHolds.Find(hold => hold.Id == id)
            ?? await _session.HoldAsync(_work, id)
            ?? throw new InvalidOperationException($"There is no hold {id} in this book.");
        if (hold.Status is not HoldStatus.Active)
        {
            throw new HoldSettledException(id, hold.Status);
        }

        var account = Touch(await _session.AccountAsync(_work, hold.AccountId));
        account.Held -= hold.Amount.MinorUnits;
        hold.Status = status;
        hold.SettledAt = _work.Now;
        Settlements.Add(new(hold));
    }

    // 64 bits of minor units are more than any currency has; what asks for more is refused, not wrapped.
    private static long Sum(AccountState account, Money amount)
    {
        try
        {
            return account.Posted + amount.MinorUnits;
        }
        catch (OverflowException)
        {
            throw new AmountTooLargeException(amount);
        }
    }

    private AccountState Touch(AccountState account)
    {
        _undo.Add(account.Undo());
        account.IsDirty = true;
        return account;
    }

    // Legs that do not cancel out are a defect of the slice, never the caller's fault.
    private static void RequireBalanced(Posting posting)
    {
        if (posting.Legs.Count < 2)
        {
            throw new InvalidOperationException($"'{posting.Reason}' has fewer than two legs.");
        }

        foreach (var leg in posting.Legs)
        {
            Int128 sum = 0;
            foreach (var other in posting.Legs)
            {
                sum += ReferenceEquals(other.Account.Currency, leg.Account.Currency)
                    ? other.MinorUnits
                    : 0;
            }

            if (sum != 0)
            {
                throw new InvalidOperationException(
                    $"'{posting.Reason}' is out of balance by {sum} minor units of {leg.Account.Currency}."
                );
            }
        }
    }

    private static void RequireCovered(Posting posting, PendingEntry[] entries)
    {
        for (var line = 0; line < entries.Length; line++)
        {
            var account = entries[line].Account;
            if (
                entries[line].Amount < 0
                && !AccountKinds.AllowsOverdraft(account.Account.Kind)
                && account.Posted - account.Held < 0
            )
            {
                var needed = -posting.Legs[line].Amount;
                throw new InsufficientFundsException(needed, account.Balance.Available + needed);
            }
        }
    }

    private static void RequireAvailable(AccountState account, Money amount)
    {
        if (
            !AccountKinds.AllowsOverdraft(account.Account.Kind)
            && account.Posted - account.Held < amount.MinorUnits
        )
        {
            throw new InsufficientFundsException(amount, account.Balance.Available);
        }
    }
}

internal sealed record PendingTransaction(
    LedgerTransactionId Id,
    Posting Posting,
    PendingEntry[] Entries
);

internal readonly record struct PendingEntry(
    AccountState Account,
    long Amount,
    long Sequence,
    long BalanceAfter
);

internal readonly record struct HoldSettlement(Hold Hold);
