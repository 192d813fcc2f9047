using Payments.Domain.Commands;
using Payments.Domain.Parties;

namespace Payments.Domain.Senders;

/// <summary>Changes what the patch names and nothing else.</summary>
/// <param name="Version">What the caller has read; null for whatever it is by now.</param>
public sealed record UpdateSender(SenderId SenderId, int? Version, PartyPatch Patch)
    : Command<Sender>
{
    public override async ValueTask<Sender> HandleAsync(Work work)
    {
        var sender = await work.GetAsync<Sender>(SenderId, "input", "senderId");
        sender.RequireUsable("input", "senderId");
        sender.RequireVersion(Version);
        if (sender.Update(Patch, work.Now))
        {
            work.Events.Append(sender, "sender.updated");
        }

        return sender;
    }
}

/// <summary>Takes a payer out of use. It stays readable by its id; doing it again changes nothing.</summary>
/// <param name="Version">What the caller has read; null for whatever it is by now.</param>
public sealed record DeleteSender(SenderId SenderId, int? Version) : Command<Sender>
{
    public override async ValueTask<Sender> HandleAsync(Work work)
    {
        var sender = await work.GetAsync<Sender>(SenderId, "input", "senderId");
        sender.RequireVersion(Version);
        if (sender.Delete(work.Now))
        {
            work.Events.Append(sender, "sender.deleted");
        }

        return sender;
    }
}
