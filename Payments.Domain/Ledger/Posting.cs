using Payments.Domain.Ids;
using Payments.Domain.Values;

namespace Payments.Domain.Ledger;

/// <summary>
/// A movement of money about to be posted: legs that sum to zero in each currency. A credit adds to
/// what the account's owner has, a debit takes from it. Made in <c>XPostings.cs</c> of each concept.
/// </summary>
public sealed class Posting
{
    private readonly List<PostingLeg> _legs = new(4);

    private Posting(string reason, Subject subject) => (Reason, Subject) = (reason, subject);

    /// <summary>A dotted fact in the past: <c>deposit.confirmed</c>.</summary>
    public string Reason { get; }

    public Subject Subject { get; }

    public IReadOnlyList<PostingLeg> Legs => _legs;

    public static Posting For(string reason, Subject subject) => new(reason, subject);

    public Posting Debit(AccountKind account, Money amount, Guid reference = default) =>
        Leg(account, -amount, reference);

    public Posting Credit(AccountKind account, Money amount, Guid reference = default) =>
        Leg(account, amount, reference);

    /// <summary>A leg of nothing is left out, so that a fee of zero needs no case of its own.</summary>
    private Posting Leg(AccountKind kind, Money signed, Guid reference)
    {
        if (signed.MinorUnits != 0)
        {
            _legs.Add(new(new(kind, signed.Currency, reference), signed.MinorUnits));
        }

        return this;
    }
}

/// <summary>One leg: minor units of the account's currency, positive for a credit.</summary>
public readonly record struct PostingLeg(AccountRef Account, long MinorUnits)
{
    public Money Amount => new(MinorUnits, Account.Currency);
}
