using Payments.Domain.Commands;
using Payments.Domain.Outbox;

namespace Payments.Domain.AdverseMedia;

/// <summary>Hands searches over.</summary>
public sealed class AdverseMediaStart(IAdverseMediaSearch search, IWriteGate gate)
    : OutsideQuestions<AdverseMediaSubject, AdverseMediaRequest>(gate)
{
    public const string OutboxKind = "adverse_media.start";

    public override string Kind => OutboxKind;

    internal static AdverseMediaSubject SubjectOf(AdverseMediaRequest request) =>
        new(request.Id.ToString(), request.Id, request.Name, request.Country);

    protected override async Task<Command<AdverseMediaRequest>> AskAsync(
        AdverseMediaSubject question,
        OutboxItem item,
        CancellationToken cancellationToken
    )
    {
        try
        {
            await search.StartAsync(question, cancellationToken);
            return new RecordAdverseMediaStart(question.Id, IsTaken: true, item.Id);
        }
        catch (AdverseMediaUnavailableException) when (IsLastAttempt(item))
        {
            return new RecordAdverseMediaStart(question.Id, IsTaken: false, item.Id);
        }
    }
}

/// <summary>The searcher has it, and from now on is asked for the results; or nobody takes it.</summary>
public sealed record RecordAdverseMediaStart(
    AdverseMediaRequestId RequestId,
    bool IsTaken,
    OutboxItemId Item
) : Command<AdverseMediaRequest>
{
    public override async ValueTask<AdverseMediaRequest> HandleAsync(Work work)
    {
        var request = await work.GetAsync<AdverseMediaRequest>(RequestId);
        if (
            await work.Outbox.CompleteAsync(Item)
            && request.Status is AdverseMediaStatus.Initialised
        )
        {
            request.Start(work);
            if (!IsTaken)
            {
                await request.CompleteAsync(results: null, work);
                return request;
            }

            work.Outbox.Enqueue(
                AdverseMediaFetch.OutboxKind,
                request.Subject,
                AdverseMediaStart.SubjectOf(request)
            );
        }

        return request;
    }
}
