using Payments.Domain.Commands;
using Payments.Domain.Parties;

namespace Payments.Domain.Recipients;

/// <summary>Changes what the patch names and nothing else; an account is replaced as a whole.</summary>
/// <param name="Version">What the caller has read; null for whatever it is by now.</param>
/// <param name="Account">Of the same type as before; null for no change.</param>
public sealed record UpdateRecipient(
    RecipientId RecipientId,
    int? Version,
    PartyPatch Patch,
    AccountDetails? Account
) : Command<Recipient>
{
    public override async ValueTask<Recipient> HandleAsync(Work work)
    {
        var recipient = await work.GetAsync<Recipient>(RecipientId, "input", "recipientId");
        recipient.RequireUsable("input", "recipientId");
        recipient.RequireVersion(Version);
        if (recipient.Update(Patch, Account, work.Now))
        {
            work.Events.Append(recipient, "recipient.updated");
        }

        return recipient;
    }
}

/// <summary>Takes a payee out of use. It stays readable by its id; doing it again changes nothing.</summary>
/// <param name="Version">What the caller has read; null for whatever it is by now.</param>
public sealed record DeleteRecipient(RecipientId RecipientId, int? Version) : Command<Recipient>
{
    public override async ValueTask<Recipient> HandleAsync(Work work)
    {
        var recipient = await work.GetAsync<Recipient>(RecipientId, "input", "recipientId");
        recipient.RequireVersion(Version);
        if (recipient.Delete(work.Now))
        {
            work.Events.Append(recipient, "recipient.deleted");
        }

        return recipient;
    }
}
