using Payments.Domain.Ids;
using Payments.Domain.Parties;
using Payments.Domain.Tenancy;

namespace Payments.Domain.Senders;

/// <summary>The ultimate payer of a withdrawal or payment: never somebody in between.</summary>
public sealed class Sender : Party
{
    private Sender() { } // EF Core, and the factory

    public SenderId Id { get; private init; }

    public override Subject Subject => Subject.Of(Id);

    internal static Sender Register(PartyFacts facts, TenantId tenantId, DateTimeOffset now)
    {
        var sender = new Sender
        {
            TenantId = tenantId,
            Id = EntityId.New<SenderId>(),
            CreatedAt = now,
            Version = 1,
        };
        sender.Take(PartyRules.Require(facts, country: null, now));
        return sender;
    }

    /// <returns>False when nothing is different from before.</returns>
    internal bool Update(PartyPatch patch, DateTimeOffset now)
    {
        var before = Facts();
        var after = PartyRules.Require(patch.ApplyTo(before), country: null, now, before);
        if (after.Address is null)
        {
            throw new Errors.InvalidInputException("A sender has an address.", "input", "address");
        }

        if (after == before)
        {
            return false;
        }

        Take(after);
        Version++;
        return true;
    }
}
