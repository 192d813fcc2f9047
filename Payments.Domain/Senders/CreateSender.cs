using Payments.Domain.Commands;
using Payments.Domain.Parties;

namespace Payments.Domain.Senders;

/// <summary>Stores a payer, to be named by its id in withdrawals and payments.</summary>
public sealed record CreateSender(
    PartyName Name,
    string? Email,
    Address? Address,
    DateOnly? DateOfBirth,
    string? ExternalId
) : Command<Sender>
{
    public override ValueTask<Sender> HandleAsync(Work work)
    {
        if (DateOfBirth is { } born)
        {
            BirthDate.Check(born, work.Now).Require("input", "dateOfBirth");
        }

        var sender = Sender.Register(this, work.TenantId, work.Now);
        work.Add(sender);
        work.Events.Append(sender, "sender.created");
        return ValueTask.FromResult(sender);
    }
}
