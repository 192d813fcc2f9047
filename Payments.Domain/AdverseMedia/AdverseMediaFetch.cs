using System.Text.Json;
using Payments.Domain.Commands;
using Payments.Domain.Outbox;
using Payments.Domain.Tenancy;

namespace Payments.Domain.AdverseMedia;

/// <summary>Asks the searcher again and again, with longer and longer pauses, until a search is over.</summary>
public sealed class AdverseMediaFetch(IAdverseMediaSearch search, IWriteGate gate) : IOutboxHandler
{
    public const string OutboxKind = "adverse_media.fetch";

    public string Kind => OutboxKind;

    public async Task HandleAsync(
        IReadOnlyList<OutboxItem> items,
        CancellationToken cancellationToken
    ) => await Task.WhenAll(items.Select(item => HandleAsync(item, cancellationToken)));

    private async Task HandleAsync(OutboxItem item, CancellationToken cancellationToken)
    {
        var subject = JsonSerializer.Deserialize<AdverseMediaSubject>(
            item.Payload,
            CommandJson.Options
        )!;
        var answer = await AnswerAsync(subject, item, cancellationToken);
        if (answer.State is AdverseMediaState.Running)
        {
            // Not completed: the outbox asks again.
            return;
        }

        await gate.RunAsync(
            new RecordAdverseMediaAnswer(subject.Id, answer, item.Id),
            new Caller(item.TenantId, item.Environment, Actor.Platform),
            cancellationToken
        );
    }

    /// <summary>What the searcher says; a search that is never over has failed with the last attempt.</summary>
    private async Task<AdverseMediaAnswer> AnswerAsync(
        AdverseMediaSubject subject,
        OutboxItem item,
        CancellationToken cancellationToken
    )
    {
        var isLast = item.Attempts >= ((IOutboxHandler)this).Policy.AttemptsMax - 1;
        try
        {
            var answer = await search.FindAsync(subject, cancellationToken);
            return answer.State is AdverseMediaState.Running && isLast ? BrokenDown : answer;
        }
        catch (AdverseMediaUnavailableException) when (isLast)
        {
            return BrokenDown;
        }
    }

    private static AdverseMediaAnswer BrokenDown =>
        AdverseMediaAnswer.Of(AdverseMediaState.BrokenDown);
}

/// <summary>What was found, if nobody has said it before.</summary>
/// <param name="RequestId">Which search.</param>
/// <param name="Answer">What has become of it.</param>
/// <param name="Item">The outbox item that asked.</param>
public sealed record RecordAdverseMediaAnswer(
    AdverseMediaRequestId RequestId,
    AdverseMediaAnswer Answer,
    OutboxItemId Item
) : Command<AdverseMediaRequest>
{
    public override async ValueTask<AdverseMediaRequest> HandleAsync(Work work)
    {
        var request = await work.GetAsync<AdverseMediaRequest>(RequestId);
        if (
            await work.Outbox.CompleteAsync(Item)
            && Answer.State is not AdverseMediaState.Undecided
            && request.Status is AdverseMediaStatus.Pending
        )
        {
            await request.CompleteAsync(
                Answer.State is AdverseMediaState.Done ? Answer.Results : null,
                work
            );
        }

        return request;
    }
}

/// <summary>Ends a search in the searcher's place (sandbox only).</summary>
/// <param name="RequestId">One that is PENDING.</param>
/// <param name="BreaksDown">False: nothing was found.</param>
public sealed record SimulateAdverseMediaResult(AdverseMediaRequestId RequestId, bool BreaksDown)
    : Command<AdverseMediaRequest>
{
    public override async ValueTask<AdverseMediaRequest> HandleAsync(Work work)
    {
        work.RequireSandbox();
        var request = await work.GetAsync<AdverseMediaRequest>(
            RequestId,
            "input",
            "adverseMediaRequestId"
        );
        await request.CompleteAsync(BreaksDown ? null : [], work);
        return request;
    }
}
