using Payments.Domain.Commands;
using Payments.Domain.Parties;

namespace Payments.Domain.Recipients;

/// <summary>Stores somebody to pay, with the account the money goes to.</summary>
public sealed record CreateRecipient(
    PartyName Name,
    string? Email,
    Address? Address,
    AccountDetails Account,
    string? ExternalId,
    PartyParticulars? Particulars = null,
    DateOnly? DateOfBirth = null
) : Command<Recipient>
{
    public override ValueTask<Recipient> HandleAsync(Work work)
    {
        var facts = PartyFacts.Of(Name, Particulars) with
        {
            Email = Email,
            Address = Address,
            DateOfBirth = DateOfBirth,
            ExternalId = ExternalId,
        };
        var recipient = Recipient.Register(facts, Account, work.TenantId, work.Now);
        work.Add(recipient);
        work.Events.Append(recipient, "recipient.created");
        return ValueTask.FromResult(recipient);
    }
}
