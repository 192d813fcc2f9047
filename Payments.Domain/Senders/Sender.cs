using Payments.Domain.Ids;
using Payments.Domain.Parties;
using Payments.Domain.Tenancy;

namespace Payments.Domain.Senders;

/// <summary>The ultimate payer of a withdrawal or payment: never somebody in between.</summary>
public sealed class Sender : ITenantOwned, ISubject
{
    private Sender() { } // EF Core, and the factory

    public TenantId TenantId { get; private init; }

    public SenderId Id { get; private init; }

    public PartyName Name { get; private init; } = null!;

    public string? Email { get; private init; }

    public Address? Address { get; private init; }

    public DateOnly? DateOfBirth { get; private init; }

    public string? ExternalId { get; private init; }

    public DateTimeOffset CreatedAt { get; private init; }

    public int Version { get; private set; }

    public Subject Subject => Subject.Of(Id);

    public string DisplayName => Name.DisplayName;

    internal static Sender Register(CreateSender details, TenantId tenantId, DateTimeOffset now) =>
        new()
        {
            TenantId = tenantId,
            Id = EntityId.New<SenderId>(),
            Name = details.Name,
            Email = details.Email,
            Address = details.Address,
            DateOfBirth = details.DateOfBirth,
            ExternalId = details.ExternalId,
            CreatedAt = now,
            Version = 1,
        };
}
