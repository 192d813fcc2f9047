using Payments.Domain.Errors;
using Payments.Domain.Ids;
using Payments.Domain.Parties;
using Payments.Domain.Tenancy;
using Payments.Domain.Values;

namespace Payments.Domain.Recipients;

/// <summary>Who is paid, and where.</summary>
public sealed class Recipient : Party
{
    private Recipient() { } // EF Core, and the factory

    public RecipientId Id { get; private init; }

    /// <summary>Its type never changes: an account of another type is another recipient.</summary>
    public AccountDetails Account { get; private set; } = null!;

    public override Subject Subject => Subject.Of(Id);

    public AccountType AccountType => Account.Type;

    public Currency Currency => Account.Currency;

    internal static Recipient Register(
        PartyFacts facts,
        AccountDetails account,
        TenantId tenantId,
        DateTimeOffset now
    )
    {
        var recipient = new Recipient
        {
            TenantId = tenantId,
            Id = EntityId.New<RecipientId>(),
            Account = AccountRules.Normalize(account),
            CreatedAt = now,
            Version = 1,
        };
        recipient.Take(PartyRules.Require(facts, account.Country, now));
        return recipient;
    }

    /// <returns>False when nothing is different from before.</returns>
    internal bool Update(PartyPatch patch, AccountDetails? account, DateTimeOffset now)
    {
        var before = Facts();
        var next = account is null ? Account : AccountRules.Normalize(account);
        if (next.Type != Account.Type)
        {
            throw new InvalidInputException(
                "The type of a recipient's account never changes: store another recipient.",
                "input",
                "account",
                "type"
            );
        }

        var after = PartyRules.Require(patch.ApplyTo(before), next.Country, now, before);
        if (after == before && next == Account)
        {
            return false;
        }

        Take(after);
        Account = next;
        Version++;
        return true;
    }
}
