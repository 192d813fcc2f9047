namespace Payments.Domain.Ledger;

/// <summary>An account and its balance while commands of a batch change it.</summary>
internal sealed class AccountState(LedgerAccount account, bool isNew)
{
    public LedgerAccount Account { get; } = account;

    /// <summary>Not in the database yet.</summary>
    public bool IsNew { get; set; } = isNew;

    /// <summary>Changed since it was last written.</summary>
    public bool IsDirty { get; set; }

    public long Posted { get; set; }

    public long Held { get; set; }

    public long EntryCount { get; set; }

    public Balance Balance => new(new(Posted, Account.Currency), new(Held, Account.Currency));

    public AccountUndo Undo() => new(this, Posted, Held, EntryCount, IsDirty);
}

/// <summary>What an account was before a command touched it.</summary>
internal readonly record struct AccountUndo(
    AccountState Account,
    long Posted,
    long Held,
    long EntryCount,
    bool IsDirty
)
{
    public void Apply()
    {
        Account.Posted = Posted;
        Account.Held = Held;
        Account.EntryCount = EntryCount;
        Account.IsDirty = IsDirty;
    }
}
