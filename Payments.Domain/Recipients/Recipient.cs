using Payments.Domain.Ids;
using Payments.Domain.Parties;
using Payments.Domain.Tenancy;
using Payments.Domain.Values;

namespace Payments.Domain.Recipients;

/// <summary>Who is paid, and where.</summary>
public sealed class Recipient : ITenantOwned, ISubject
{
    private Recipient() { } // EF Core, and the factory

    public TenantId TenantId { get; private init; }

    public RecipientId Id { get; private init; }

    public PartyName Name { get; private init; } = null!;

    public string? Email { get; private init; }

    public Address? Address { get; private init; }

    /// <summary>Never changes: another account is another recipient.</summary>
    public AccountDetails Account { get; private init; } = null!;

    public string? ExternalId { get; private init; }

    public DateTimeOffset CreatedAt { get; private init; }

    public int Version { get; private set; }

    public Subject Subject => Subject.Of(Id);

    public string DisplayName => Name.DisplayName;

    public AccountType AccountType => Account.Type;

    public Currency Currency => Account.Currency;

    internal static Recipient Register(
        CreateRecipient details,
        TenantId tenantId,
        DateTimeOffset now
    ) =>
        new()
        {
            TenantId = tenantId,
            Id = EntityId.New<RecipientId>(),
            Name = details.Name,
            Email = details.Email,
            Address = details.Address,
            Account = AccountRules.Normalize(details.Account),
            ExternalId = details.ExternalId,
            CreatedAt = now,
            Version = 1,
        };
}
