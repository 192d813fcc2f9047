using System.Text.Json;
using Payments.Domain.Commands;
using Payments.Domain.Tenancy;

namespace Payments.Domain.Outbox;

/// <summary>Asks the outside what the outbox holds, each item by itself, and records what it says.</summary>
/// <typeparam name="TQuestion">What an item holds.</typeparam>
/// <typeparam name="TResult">What the answer is recorded at.</typeparam>
public abstract class OutsideQuestions<TQuestion, TResult>(IWriteGate gate) : IOutboxHandler
    where TResult : class
{
    /// <summary>A counterpart that is silent so often is given up: the question is for now.</summary>
    private const int AttemptsMax = 4;

    public abstract string Kind { get; }

    public async Task HandleAsync(
        IReadOnlyList<OutboxItem> items,
        CancellationToken cancellationToken
    ) => await Task.WhenAll(items.Select(item => HandleAsync(item, cancellationToken)));

    /// <summary>Asks, and says how to record the answer; the command completes the item.</summary>
    protected abstract Task<Command<TResult>> AskAsync(
        TQuestion question,
        OutboxItem item,
        CancellationToken cancellationToken
    );

    /// <summary>Whether nobody will ask again after this attempt.</summary>
    protected static bool IsLastAttempt(OutboxItem item) => item.Attempts >= AttemptsMax - 1;

    private async Task HandleAsync(OutboxItem item, CancellationToken cancellationToken)
    {
        var question = JsonSerializer.Deserialize<TQuestion>(item.Payload, CommandJson.Options)!;
        await gate.RunAsync(
            await AskAsync(question, item, cancellationToken),
            new Caller(item.TenantId, item.Environment, Actor.Platform),
            cancellationToken
        );
    }
}
