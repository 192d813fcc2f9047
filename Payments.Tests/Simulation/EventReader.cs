using Payments.Domain.Events;
using Payments.Domain.Ids;

namespace Payments.Tests.Simulation;

/// <summary>
/// Reads the log as the platform's own readers do, through every crash, and sees to it that it is
/// told everything once and in order.
/// </summary>
internal sealed class EventReader
{
    private readonly Dictionary<Subject, int> _versions = [];
    private readonly List<string> _read = [];

    public long Position { get; private set; }

    /// <summary>Everything that it was told.</summary>
    public IReadOnlyList<string> Read => _read;

    /// <summary>Reads what there is.</summary>
    public async Task CatchUpAsync(SimulatedServer server, Trace trace)
    {
        var end = server.Storage.Tail.Last;
        if (end == Position)
        {
            return;
        }

        SimulationFaultException.When(
            end < Position,
            $"Event {Position} was told, and is no longer there."
        );
        var log = server.Storage.Events.ReadAcrossTenantsAsync(
            EventFilter.All,
            Position,
            CancellationToken.None
        );
        await foreach (var record in log)
        {
            Take(record, trace);
            if (record.Sequence == end)
            {
                break;
            }
        }
    }

    public static string Describe(EventRecord record) =>
        $"{record.Sequence} {record.Subject} v{record.SubjectVersion} {record.Type}";

    private void Take(EventRecord record, Trace trace)
    {
        SimulationFaultException.When(
            record.Sequence != Position + 1,
            $"After event {Position} came {record.Sequence}."
        );
        Position = record.Sequence;
        var name = trace.NameOf(record.Subject);
        if (_versions.TryGetValue(record.Subject, out var before))
        {
            SimulationFaultException.When(
                record.SubjectVersion != before + 1,
                $"After version {before} of {name} came {record.SubjectVersion}."
            );
        }

        _versions[record.Subject] = record.SubjectVersion;
        _read.Add(Describe(record));
        trace.Write($"  event {record.Sequence} {name} v{record.SubjectVersion} {record.Type}");
    }
}
