using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Payments.Domain.Events;
using Payments.Domain.Ids;
using Payments.Domain.Rfis;
using Payments.Domain.Storage;

namespace Payments.Tests.Simulation;

/// <summary>What the log of events says of requests for information.</summary>
internal sealed class RfiLog
{
    private const string ReturnFailed = "deposit.return_failed";

    private readonly Dictionary<Subject, HashSet<string>> _about = [];
    private readonly Dictionary<Subject, long> _closed = [];
    private readonly Dictionary<string, long> _cameBack = [];

    public static async Task<RfiLog> ReadAsync(PaymentsDb db)
    {
        var log = new RfiLog();
        var records = await db.Set<EventRecord>()
            .Where(record => record.SubjectKind == RfiId.Prefix || record.Type == ReturnFailed)
            .OrderBy(record => record.Sequence)
            .ToListAsync();
        records.ForEach(log.Take);
        return log;
    }

    /// <summary>The transactions that it was opened for.</summary>
    public IReadOnlySet<string> AboutOf(Rfi rfi) => _about[rfi.Subject];

    /// <summary>
    /// It was not under review when the request ended, but on its way back to its payer, where it could
    /// not go: from then on it is for operators to decide.
    /// </summary>
    public bool CameBack(string transaction, Rfi rfi) =>
        _cameBack.TryGetValue(transaction, out var at) && at > _closed[rfi.Subject];

    private void Take(EventRecord record)
    {
        if (record.Type == ReturnFailed)
        {
            _cameBack[record.Subject.ToString()] = record.Sequence;
        }
        else if (record.Type == RfiLifecycle.Table.CreatedEvent)
        {
            using var details = JsonDocument.Parse(record.Payload);
            _about[record.Subject] =
            [
                .. details
                    .RootElement.GetProperty("transactions")
                    .EnumerateArray()
                    .Select(transaction => transaction.GetString()!),
            ];
        }
        else
        {
            // The end of a request is the last that is told of it.
            _closed[record.Subject] = record.Sequence;
        }
    }
}
