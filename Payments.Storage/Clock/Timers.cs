using Microsoft.Extensions.Logging;
using Payments.Domain.Clock;
using Payments.Domain.Commands;
using Payments.Domain.Errors;
using Payments.Domain.Events;
using Payments.Domain.Storage;
using Payments.Domain.Tenancy;

namespace Payments.Storage.Clock;

/// <summary>
/// Fires timers: those that time makes due, once a second, and those that a sandbox tenant makes due
/// by moving its clock.
/// </summary>
public sealed partial class Timers : IDisposable
{
    private static readonly TimeSpan LookInterval = TimeSpan.FromSeconds(1);

    private readonly IWriteGate _gate;

    // Beyond it nothing could be due a while later: DateTimeOffset ends with the year 9999.
    private static readonly DateTimeOffset LastInstant = new(9000, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly TimerQueue _queue;
    private readonly TimeProvider _time;
    private readonly ILogger<Timers> _logger;
    private readonly Dictionary<string, ITimerHandler> _handlers;

    // A tenant's timers are fired by one hand at a time, so that an advance tells all it caused.
    private readonly SemaphoreSlim _firing = new(1);

    public Timers(
        IDatabase database,
        IWriteGate gate,
        IEnumerable<ITimerHandler> handlers,
        TimeProvider time,
        ILogger<Timers> logger
    )
    {
        (_gate, _time, _logger) = (gate, time, logger);
        _queue = new(database);
        _handlers = handlers.ToDictionary(handler => handler.Kind, StringComparer.Ordinal);
    }

    /// <summary>The tenant's time: virtual in a sandbox.</summary>
    public Task<DateTimeOffset> NowAsync(TenantId tenantId, CancellationToken cancellationToken) =>
        _queue.NowAsync(tenantId, _time.GetUtcNow(), cancellationToken);

    /// <summary>
    /// Moves a sandbox tenant's clock forward and fires every timer on the way, in order, each at its
    /// own instant.
    /// </summary>
    /// <exception cref="FeatureDisabledException">The tenant is LIVE.</exception>
    /// <exception cref="InvalidInputException">The instant has passed already.</exception>
    public async Task<ClockAdvance> AdvanceAsync(
        Caller caller,
        DateTimeOffset to,
        CancellationToken cancellationToken
    )
    {
        if (caller.Environment is not TenantEnvironment.Sandbox)
        {
            throw new FeatureDisabledException("Only a sandbox tenant has a clock of its own.");
        }

        if (to > LastInstant)
        {
            throw new InvalidInputException(
                $"A clock ends at {LastInstant:yyyy-MM-ddTHH:mm:ssZ}.",
                "to"
            );
        }

        if (to < await NowAsync(caller.TenantId, cancellationToken))
        {
            throw new InvalidInputException("A clock only moves forward.", "to");
        }

        await _firing.WaitAsync(cancellationToken);
        try
        {
            List<EventRecord> events = [];
            while (await _queue.NextAsync(caller.TenantId, to, cancellationToken) is { } timer)
            {
                await SetAsync(caller, timer.DueAt, cancellationToken);
                events.AddRange(await FireAsync(timer, cancellationToken));
            }

            await SetAsync(caller, to, cancellationToken);
            return new(await NowAsync(caller.TenantId, cancellationToken), events);
        }
        finally
        {
            _firing.Release();
        }
    }

    /// <summary>Fires what is due by now.</summary>
    /// <returns>How many timers were due.</returns>
    public async Task<int> PassAsync(CancellationToken cancellationToken)
    {
        await _firing.WaitAsync(cancellationToken);
        try
        {
            var due = await _queue.DueAsync(_time.GetUtcNow(), cancellationToken);
            await Task.WhenAll(due.Select(timer => FireAsync(timer, cancellationToken)));
            return due.Count;
        }
        finally
        {
            _firing.Release();
        }
    }

    public void Dispose() => _firing.Dispose();

    internal async Task RunAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(LookInterval, _time);
        do
        {
            try
            {
                await PassAsync(stoppingToken);
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                LogPassFailed(exception);
            }
        } while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task<IReadOnlyList<EventRecord>> FireAsync(
        ScheduledTimer timer,
        CancellationToken cancellationToken
    )
    {
        var caller = new Caller(timer.TenantId, timer.Environment, Actor.Timer);
        try
        {
            var handler = _handlers.GetValueOrDefault(timer.Kind);
            var result = await _gate.RunAsync(
                new FireTimer(timer, handler),
                caller,
                cancellationToken
            );
            return result.Events;
        }
        catch (DomainException refusal)
        {
            // What it was set for has been decided otherwise; only the timer goes.
            LogRefused(timer.Kind, timer.SubjectId, refusal);
            await _gate.RunAsync(new FireTimer(timer, Handler: null), caller, cancellationToken);
            return [];
        }
    }

    private async Task SetAsync(
        Caller caller,
        DateTimeOffset to,
        CancellationToken cancellationToken
    ) => await _gate.RunAsync(new SetTestClock(to), caller, cancellationToken);

    [LoggerMessage(Level = LogLevel.Error, Message = "A pass over the timers failed")]
    private partial void LogPassFailed(Exception exception);

    [LoggerMessage(Level = LogLevel.Debug, Message = "Timer {Kind} of {SubjectId} was refused")]
    private partial void LogRefused(string kind, Guid subjectId, Exception refusal);
}

/// <param name="Now">The tenant's time after the move.</param>
/// <param name="Events">What the timers on the way caused, in order.</param>
public sealed record ClockAdvance(DateTimeOffset Now, IReadOnlyList<EventRecord> Events);
