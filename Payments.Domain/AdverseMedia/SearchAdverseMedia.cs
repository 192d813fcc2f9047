using Payments.Domain.Commands;
using Payments.Domain.Errors;
using Payments.Domain.Features;
using Payments.Domain.Quotas;

namespace Payments.Domain.AdverseMedia;

/// <summary>
/// Has the web searched for bad news about somebody. The same name and country on the same day is
/// not searched again, unless that is wanted or the first search failed.
/// </summary>
public sealed record SearchAdverseMedia(
    string? FirstName,
    string? MiddleName,
    string? LastName,
    string? AccountName,
    string Country,
    string? ExternalId,
    bool? ForceRefresh
) : Command<AdverseMediaRequest>
{
    /// <summary>The same name has the same key, however it is divided.</summary>
    public string NameKey() =>
        string.Join(
                ' ',
                (AccountName ?? AdverseMediaRequest.NameOf(FirstName, MiddleName, LastName)).Split(
                    ' ',
                    StringSplitOptions.RemoveEmptyEntries
                )
            )
            .ToUpperInvariant();

    public override async ValueTask<AdverseMediaRequest> HandleAsync(Work work)
    {
        await work.RequireAsync(Feature.AdverseMedia);
        var isPerson = FirstName is not null || LastName is not null;
        if (isPerson == (AccountName is not null) || (MiddleName is not null && !isPerson))
        {
            throw new InvalidInputException(
                "Give an accountName, or else a firstName, a lastName or both.",
                "input",
                "accountName"
            );
        }

        if (ForceRefresh is not true && await OfTodayAsync(work) is { } known)
        {
            return known;
        }

        await Quota.TakeAsync(work, MeteredService.AdverseMedia);
        var request = AdverseMediaRequest.Ask(this, work);
        work.Add(request);
        work.Events.Created(
            request,
            AdverseMediaLifecycle.Table,
            request.Status,
            new { request.Name, request.Country }
        );
        work.Outbox.Enqueue(
            AdverseMediaStart.OutboxKind,
            request.Subject,
            AdverseMediaStart.SubjectOf(request)
        );
        return request;
    }

    private async ValueTask<AdverseMediaRequest?> OfTodayAsync(Work work)
    {
        var (key, country) = (NameKey(), Country);
        var day = DateOnly.FromDateTime(work.Now.UtcDateTime);
        var known = await work.ListAsync<AdverseMediaRequest>(request =>
            request.NameKey == key && request.Country == country && request.Day == day
        );
        return known
            .Where(request => request.Status is not AdverseMediaStatus.Failed)
            .MaxBy(request => request.Id.Value);
    }
}
