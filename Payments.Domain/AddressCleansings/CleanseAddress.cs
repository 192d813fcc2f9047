using Payments.Domain.Commands;
using Payments.Domain.Features;
using Payments.Domain.Outbox;
using Payments.Domain.Quotas;

namespace Payments.Domain.AddressCleansings;

/// <summary>
/// Asks the cleanser about an address. The same address on the same day is not asked again, unless
/// that is wanted or the first time failed.
/// </summary>
public sealed record CleanseAddress(GivenAddress Address, string? ExternalId, bool? ForceRefresh)
    : Command<AddressCleansing>
{
    public override async ValueTask<AddressCleansing> HandleAsync(Work work)
    {
        await work.RequireAsync(Feature.AddressCleanser);
        if (ForceRefresh is not true && await OfTodayAsync(work) is { } known)
        {
            return known;
        }

        await Quota.TakeAsync(work, MeteredService.AddressCleanser);
        var cleansing = AddressCleansing.Ask(Address, ExternalId, work);
        work.Add(cleansing);
        work.Events.Created(cleansing, AddressCleansingLifecycle.Table, cleansing.Status);
        work.Outbox.Enqueue(
            AddressCleaning.OutboxKind,
            cleansing.Subject,
            new CleanserQuestion(cleansing.Id.ToString(), cleansing.Id, Address)
        );
        return cleansing;
    }

    private async ValueTask<AddressCleansing?> OfTodayAsync(Work work)
    {
        var key = Address.Key();
        var day = DateOnly.FromDateTime(work.Now.UtcDateTime);
        var known = await work.ListAsync<AddressCleansing>(cleansing =>
            cleansing.AddressKey == key && cleansing.Day == day
        );
        return known
            .Where(cleansing => cleansing.Status is not AddressCleansingStatus.Failed)
            .MaxBy(cleansing => cleansing.Id.Value);
    }
}

/// <summary>Asks the cleanser what the outbox holds, and records what it says.</summary>
public sealed class AddressCleaning(IAddressCleanser cleanser, IWriteGate gate)
    : OutsideQuestions<CleanserQuestion, AddressCleansing>(gate)
{
    public const string OutboxKind = "address.cleansing";

    public override string Kind => OutboxKind;

    protected override async Task<Command<AddressCleansing>> AskAsync(
        CleanserQuestion question,
        OutboxItem item,
        CancellationToken cancellationToken
    ) =>
        new RecordCleanserAnswer(
            question.Id,
            await AnswerAsync(question, item, cancellationToken),
            item.Id
        );

    private async Task<CleanserAnswer?> AnswerAsync(
        CleanserQuestion question,
        OutboxItem item,
        CancellationToken cancellationToken
    )
    {
        try
        {
            return await cleanser.AskAsync(question, cancellationToken);
        }
        catch (AddressCleanserUnavailableException) when (IsLastAttempt(item))
        {
            return new(null, null, null);
        }
    }
}

/// <summary>What the cleanser says, if nobody has said it before.</summary>
/// <param name="CleansingId">About which address.</param>
/// <param name="Answer">Null when it will come by another way.</param>
/// <param name="Item">The outbox item that asked.</param>
public sealed record RecordCleanserAnswer(
    AddressCleansingId CleansingId,
    CleanserAnswer? Answer,
    OutboxItemId Item
) : Command<AddressCleansing>
{
    public override async ValueTask<AddressCleansing> HandleAsync(Work work)
    {
        var cleansing = await work.GetAsync<AddressCleansing>(CleansingId);
        if (
            await work.Outbox.CompleteAsync(Item)
            && Answer is not null
            && cleansing.Status is AddressCleansingStatus.Pending
        )
        {
            await cleansing.CompleteAsync(Answer, work);
        }

        return cleansing;
    }
}

/// <summary>Answers in the cleanser's place (sandbox only).</summary>
/// <param name="CleansingId">One that is PENDING.</param>
/// <param name="Recommendation">Null: the cleanser cannot work on the address.</param>
/// <param name="Score">0 to 100.</param>
public sealed record SimulateAddressCleanserAnswer(
    AddressCleansingId CleansingId,
    AddressRecommendation? Recommendation,
    int? Score
) : Command<AddressCleansing>
{
    public override async ValueTask<AddressCleansing> HandleAsync(Work work)
    {
        work.RequireSandbox();
        if (Score is < 0 or > 100)
        {
            throw new Errors.InvalidInputException("A score is 0 to 100.", "input", "score");
        }

        var cleansing = await work.GetAsync<AddressCleansing>(
            CleansingId,
            "input",
            "addressCleansingId"
        );
        await cleansing.CompleteAsync(new(Recommendation, Score, null), work);
        return cleansing;
    }
}
