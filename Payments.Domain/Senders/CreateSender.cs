using Payments.Domain.Commands;
using Payments.Domain.Parties;

namespace Payments.Domain.Senders;

/// <summary>Stores a payer, to be named by its id in withdrawals and payments.</summary>
public sealed record CreateSender(
    PartyName Name,
    string? Email,
    Address? Address,
    DateOnly? DateOfBirth,
    string? ExternalId,
    PartyParticulars? Particulars = null
) : Command<Sender>
{
    public override ValueTask<Sender> HandleAsync(Work work)
    {
        var facts = PartyFacts.Of(Name, Particulars) with
        {
            Email = Email,
            Address = Address,
            DateOfBirth = DateOfBirth,
            ExternalId = ExternalId,
        };
        var sender = Sender.Register(facts, work.TenantId, work.Now);
        work.Add(sender);
        work.Events.Append(sender, "sender.created");
        return ValueTask.FromResult(sender);
    }
}
