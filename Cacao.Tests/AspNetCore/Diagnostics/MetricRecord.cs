using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Cacao.Execution.Diagnostics;

namespace Cacao.Tests.AspNetCore.Diagnostics;

/// <summary>What one server measures.</summary>
internal sealed class MetricRecord : IDisposable
{
    private readonly MeterListener _listener = new();
    private readonly ConcurrentQueue<Measurement> _all = [];

    /// <param name="host">The server.</param>
    /// <param name="only">The only instrument to listen to; null for all.</param>
    public MetricRecord(TransportHost host, string? only = null)
    {
        var factory = host.Services.GetRequiredService<IMeterFactory>();
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (
                instrument.Meter.Name == EngineTelemetry.MeterName
                && ReferenceEquals(instrument.Meter.Scope, factory)
            )
            {
                Instruments.Add(instrument);
                if (only is null || instrument.Name == only)
                {
                    listener.EnableMeasurementEvents(instrument);
                }
            }
        };
        _listener.SetMeasurementEventCallback<long>((i, value, tags, _) => Add(i, value, tags));
        _listener.SetMeasurementEventCallback<double>((i, value, tags, _) => Add(i, value, tags));
        _listener.Start();
    }

    public List<Instrument> Instruments { get; } = [];

    /// <summary>What was measured, each as its value and tags.</summary>
    public IReadOnlyList<Measurement> Of(string instrument) =>
        [.. _all.Where(measurement => measurement.Instrument == instrument)];

    public double Total(string instrument) => Of(instrument).Sum(measurement => measurement.Value);

    /// <summary>The value of an instrument that is asked.</summary>
    public double Read(string instrument)
    {
        _listener.RecordObservableInstruments();
        return Of(instrument)[^1].Value;
    }

    /// <summary>Returns once the instrument has measured something.</summary>
    public Task UntilMeasuredAsync(string instrument) =>
        Eventually.IsTrueAsync(() => Of(instrument).Count > 0);

    /// <summary>Returns once an instrument that is asked says that there is none left.</summary>
    public Task UntilNoneAsync(string instrument) =>
        Eventually.IsTrueAsync(() => Read(instrument) < 1);

    public void Dispose() => _listener.Dispose();

    private void Add(
        Instrument instrument,
        double value,
        ReadOnlySpan<KeyValuePair<string, object?>> tags
    ) =>
        _all.Enqueue(
            new(
                instrument.Name,
                value,
                string.Join(' ', tags.ToArray().Select(tag => $"{tag.Key}={tag.Value}"))
            )
        );

    internal sealed record Measurement(string Instrument, double Value, string Tags);
}
