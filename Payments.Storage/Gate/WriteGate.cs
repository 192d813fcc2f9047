using System.Threading.Channels;
using Payments.Domain.Commands;
using Payments.Domain.RailOutages;
using Payments.Domain.Reviews;
using Payments.Domain.Tenancy;

namespace Payments.Storage.Gate;

/// <summary>
/// One writer per process: it takes every command that waits, runs them in one transaction, commits
/// once and then answers. A batch that the database refuses is repeated one by one, so that only
/// the guilty command fails.
/// </summary>
public sealed class WriteGate : IWriteGate, IAsyncDisposable
{
    /// <summary>The most commands in a transaction, so that none waits long for its neighbours.</summary>
    internal const int BatchSizeMax = 256;

    // Callers beyond this wait before they enter: memory stays bounded under overload.
    private const int WaitingMax = 16_384;

    // A deadlock victim on PostgreSQL converges within a few tries; this is far beyond.
    private const int TriesMax = 10;

    private readonly PaymentsDatabase _database;
    private readonly TimeProvider _time;
    private readonly ReviewSettings _reviews;
    private readonly RailOutageBoard _outages;
    private readonly Action<Committed> _committed;
    private readonly Channel<GateRequest> _waiting = Channel.CreateBounded<GateRequest>(
        new BoundedChannelOptions(WaitingMax) { SingleReader = true }
    );

    private readonly Task _writing;
    private BatchSession? _session;

    internal WriteGate(
        PaymentsDatabase database,
        TimeProvider time,
        ReviewSettings reviews,
        RailOutageBoard outages,
        Action<Committed> committed
    )
    {
        (_database, _time, _committed) = (database, time, committed);
        (_reviews, _outages) = (reviews, outages);
        _writing = Task.Run(WriteAsync);
    }

    /// <summary>Transactions so far: with the number of commands it shows the grouping.</summary>
    internal long CommitCount { get; private set; }

    public async Task<CommandResult<TResult>> RunAsync<TResult>(
        Command<TResult> command,
        Caller caller,
        CommandOptions options,
        CancellationToken cancellationToken
    )
        where TResult : class
    {
        var request = new GateRequest<TResult>(command, caller, options, cancellationToken);
        await _waiting.Writer.WriteAsync(request, cancellationToken);
        return await request.Answer.WaitAsync(cancellationToken);
    }

    /// <summary>Runs what waits, then stops.</summary>
    public async ValueTask DisposeAsync()
    {
        _waiting.Writer.TryComplete();
        await _writing;
        if (_session is not null)
        {
            await _session.DisposeAsync();
        }
    }

    private async Task WriteAsync()
    {
        List<GateRequest> batch = [];
        while (await _waiting.Reader.WaitToReadAsync())
        {
            batch.Clear();
            while (batch.Count < BatchSizeMax && _waiting.Reader.TryRead(out var request))
            {
                if (request.IsAbandoned)
                {
                    request.Fail(new OperationCanceledException());
                }
                else
                {
                    batch.Add(request);
                }
            }

            if (batch.Count > 0)
            {
                await RunBatchAsync(batch);
            }
        }
    }

    private async Task RunBatchAsync(List<GateRequest> batch)
    {
        var failure = await TryAsync(batch);
        if (failure is null)
        {
            return;
        }

        if (failure.IsOutcomeUnknown)
        {
            FailAll(batch, failure.Exception);
            return;
        }

        var next = 0;
        while (failure is not { IsUnreached: true })
        {
            if (next == batch.Count)
            {
                return;
            }

            failure = await RunAloneAsync(batch[next]);
            next++;
        }

        // Nobody is to blame. Each try may take as long as a connection is waited for, so that those at
        // the end would wait as often as there are others before them.
        FailAll(batch[next..], failure.Exception);
    }

    /// <returns>What the request has failed with; null when it has not.</returns>
    private async Task<BatchFailure?> RunAloneAsync(GateRequest request)
    {
        var attempt = 0;
        while (true)
        {
            attempt++;
            var failure = await TryAsync([request]);
            if (failure is null)
            {
                return null;
            }

            if (
                failure.IsOutcomeUnknown
                || failure.IsUnreached
                || attempt == TriesMax
                || !DatabaseFaults.IsTransient(failure.Exception)
            )
            {
                request.Fail(DatabaseFaults.Explain(failure.Exception, request));
                return failure;
            }
        }
    }

    private async Task<BatchFailure?> TryAsync(List<GateRequest> batch)
    {
        var (isReached, isCommitting) = (false, false);
        Committed committed;
        try
        {
            _session ??= await BatchSession.OpenAsync(
                _database,
                _time,
                _reviews,
                _outages,
                CancellationToken.None
            );
            isReached = true;
            await _session.BeginAsync(batch);
            foreach (var request in batch)
            {
                await request.RunAsync(_session);
            }

            await _session.FlushAsync(CancellationToken.None);
            isCommitting = true;
            committed = await _session.CommitAsync(CancellationToken.None);
        }
        catch (Exception exception)
        {
            // Whatever it was, the writer lives on: everybody else waits for it.
            await ResetAsync();
            return new(exception, isCommitting, IsUnreached: !isReached);
        }

        CommitCount++;
        Announce(batch, committed);
        return null;
    }

    // The hub first: a caller who is answered finds its event already on the way.
    private void Announce(List<GateRequest> batch, Committed committed)
    {
        _committed(committed);
        foreach (var request in batch)
        {
            request.Complete();
        }
    }

    private async Task ResetAsync()
    {
        if (_session is null)
        {
            return;
        }

        await _session.AbortAsync();
        if (_session.IsBroken)
        {
            await _session.DisposeAsync();
            _session = null;
        }
    }

    private static void FailAll(List<GateRequest> batch, Exception exception)
    {
        foreach (var request in batch)
        {
            request.Fail(exception);
        }
    }

    /// <param name="IsOutcomeUnknown">
    /// The commit itself failed: it may have happened, so it must not be repeated here. The caller's
    /// idempotency key finds out.
    /// </param>
    /// <param name="IsUnreached">There was no connection to the database: no command has begun.</param>
    private sealed record BatchFailure(
        Exception Exception,
        bool IsOutcomeUnknown,
        bool IsUnreached
    );
}
