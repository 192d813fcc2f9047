using System.Text.Json;
using Payments.Domain.Commands;
using Payments.Domain.Ids;
using Payments.Domain.Quotas;
using Payments.Domain.Tenancy;

namespace Payments.Domain.AdverseMedia;

/// <summary>A search of the web for bad news about a person or a company. Kept with what was found.</summary>
public sealed class AdverseMediaRequest : ITenantOwned, ISubject
{
    private AdverseMediaRequest() { } // EF Core, and the factory

    public TenantId TenantId { get; private init; }

    public AdverseMediaRequestId Id { get; private init; }

    public string? FirstName { get; private init; }

    public string? MiddleName { get; private init; }

    public string? LastName { get; private init; }

    /// <summary>In place of a person's names.</summary>
    public string? AccountName { get; private init; }

    public string Country { get; private init; } = "";

    /// <summary>The same name has the same key, whatever its case.</summary>
    public string NameKey { get; private init; } = "";

    /// <summary>The day in UTC on the tenant's clock, within which the same is not searched again.</summary>
    public DateOnly Day { get; private init; }

    public string? ExternalId { get; private init; }

    public AdverseMediaStatus Status { get; private set; }

    /// <summary>As JSON; null until it is completed.</summary>
    public string? ResultsJson { get; private set; }

    public bool IsBillable { get; private set; }

    public DateTimeOffset? CompletedAt { get; private set; }

    public int Version { get; private set; }

    public DateTimeOffset CreatedAt { get; private init; }

    public Subject Subject => Subject.Of(Id);

    public bool IsFinal => AdverseMediaLifecycle.Table.IsFinal(Status);

    public string Name => AccountName ?? NameOf(FirstName, MiddleName, LastName);

    public IReadOnlyList<AdverseMediaResult>? Results =>
        ResultsJson is null
            ? null
            : JsonSerializer.Deserialize<AdverseMediaResult[]>(ResultsJson, CommandJson.Options);

    internal static AdverseMediaRequest Ask(SearchAdverseMedia search, Work work) =>
        new()
        {
            TenantId = work.TenantId,
            Id = EntityId.New<AdverseMediaRequestId>(),
            FirstName = search.FirstName,
            MiddleName = search.MiddleName,
            LastName = search.LastName,
            AccountName = search.AccountName,
            Country = search.Country,
            NameKey = search.NameKey(),
            Day = DateOnly.FromDateTime(work.Now.UtcDateTime),
            ExternalId = search.ExternalId,
            Version = 1,
            CreatedAt = work.Now,
        };

    internal static string NameOf(params string?[] parts) =>
        string.Join(' ', parts.Where(part => part is not null));

    /// <summary>The searcher has it.</summary>
    internal void Start(Work work) => MoveTo(AdverseMediaStatus.Pending, work);

    /// <param name="results">Null: the search broke down.</param>
    internal async ValueTask CompleteAsync(IReadOnlyList<AdverseMediaResult>? results, Work work)
    {
        var next = results is null ? AdverseMediaStatus.Failed : AdverseMediaStatus.Completed;
        AdverseMediaLifecycle.Table.Demand(Subject, Status, next, Actor.Platform);
        CompletedAt = work.Now;
        IsBillable = results is not null;
        ResultsJson = results is null
            ? null
            : JsonSerializer.Serialize(results, CommandJson.Options);
        if (!IsBillable)
        {
            await Quota.GiveBackAsync(work, MeteredService.AdverseMedia, CreatedAt);
        }

        MoveTo(next, work);
    }

    private void MoveTo(AdverseMediaStatus next, Work work)
    {
        var move = AdverseMediaLifecycle.Table.Demand(Subject, Status, next, Actor.Platform);
        Status = next;
        Version++;
        work.Events.Moved(this, move, new { Name, Country });
    }
}
