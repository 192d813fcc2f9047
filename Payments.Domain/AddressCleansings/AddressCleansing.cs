using System.Text.Json;
using Payments.Domain.Commands;
using Payments.Domain.Ids;
using Payments.Domain.Parties;
using Payments.Domain.Quotas;
using Payments.Domain.Tenancy;

namespace Payments.Domain.AddressCleansings;

/// <summary>An address, what the cleanser made of it, and what it recommends. Kept for good.</summary>
public sealed class AddressCleansing : ITenantOwned, ISubject
{
    private AddressCleansing() { } // EF Core, and the factory

    public TenantId TenantId { get; private init; }

    public AddressCleansingId Id { get; private init; }

    /// <summary>The address as it was given, as JSON.</summary>
    public string OriginalJson { get; private init; } = "";

    /// <summary>The same address has the same key.</summary>
    public string AddressKey { get; private init; } = "";

    /// <summary>The day in UTC on the tenant's clock, within which the same address is not asked again.</summary>
    public DateOnly Day { get; private init; }

    public string? ExternalId { get; private init; }

    public AddressCleansingStatus Status { get; private set; }

    public Address? CleansedAddress { get; private set; }

    public AddressRecommendation? Recommendation { get; private set; }

    public int? Score { get; private set; }

    public bool IsBillable { get; private set; }

    public DateTimeOffset? CompletedAt { get; private set; }

    public int Version { get; private set; }

    public DateTimeOffset CreatedAt { get; private init; }

    public Subject Subject => Subject.Of(Id);

    public bool IsFinal => AddressCleansingLifecycle.Table.IsFinal(Status);

    public GivenAddress OriginalAddress =>
        JsonSerializer.Deserialize<GivenAddress>(OriginalJson, CommandJson.Options)!;

    internal static AddressCleansing Ask(GivenAddress address, string? externalId, Work work) =>
        new()
        {
            TenantId = work.TenantId,
            Id = EntityId.New<AddressCleansingId>(),
            OriginalJson = JsonSerializer.Serialize(address, CommandJson.Options),
            AddressKey = address.Key(),
            Day = DateOnly.FromDateTime(work.Now.UtcDateTime),
            ExternalId = externalId,
            Version = 1,
            CreatedAt = work.Now,
        };

    internal async ValueTask CompleteAsync(CleanserAnswer answer, Work work)
    {
        var next = answer.Recommendation is null
            ? AddressCleansingStatus.Failed
            : AddressCleansingStatus.Cleansed;
        var move = AddressCleansingLifecycle.Table.Demand(Subject, Status, next, Actor.Platform);
        Status = next;
        IsBillable = next is AddressCleansingStatus.Cleansed;
        CompletedAt = work.Now;
        (Recommendation, Score, CleansedAddress) = IsBillable
            ? (answer.Recommendation, answer.Score, answer.Address)
            : (null, null, null);
        if (!IsBillable)
        {
            await Quota.GiveBackAsync(work, MeteredService.AddressCleanser, CreatedAt);
        }

        Version++;
        work.Events.Moved(this, move, new { Recommendation, Score });
    }
}
