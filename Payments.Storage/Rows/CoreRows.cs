using Payments.Domain.Clock;
using Payments.Domain.Events;
using Payments.Domain.Idempotency;
using Payments.Domain.Outbox;
using static Payments.Storage.Rows.ColumnType;

namespace Payments.Storage.Rows;

/// <summary>The other tables that every command may write, in the gate's own statements.</summary>
internal static class CoreRows
{
    public static readonly RowStatement<EventRecord> Events = RowStatement<EventRecord>.Insert(
        "events",
        [
            new("sequence", Long),
            new("tenant_id", Id),
            new("type", Text),
            new("subject_kind", Text),
            new("subject_id", Id),
            new("subject_version", Int),
            new("previous_status", Text),
            new("status", Text),
            new("occurred_at", Time),
            new("payload", Text),
        ],
        (row, record) =>
        {
            row.Long(record.Sequence);
            row.Id(record.TenantId.Value);
            row.Text(record.Type);
            row.Text(record.SubjectKind);
            row.Id(record.SubjectId);
            row.Int(record.SubjectVersion);
            row.Text(record.PreviousStatus);
            row.Text(record.Status);
            row.Time(record.OccurredAt);
            row.Text(record.Payload);
        }
    );

    public static readonly RowStatement<IdempotencyRecord> IdempotencyRecords =
        RowStatement<IdempotencyRecord>.Insert(
            "idempotency_records",
            [
                new("tenant_id", Id),
                new("key", Text),
                new("operation", Text),
                new("fingerprint", Bytes),
                new("subject_kind", Text),
                new("subject_id", Id),
                new("created_at", Time),
            ],
            (row, record) =>
            {
                row.Id(record.TenantId.Value);
                row.Text(record.Key);
                row.Text(record.Operation);
                row.Bytes(record.Fingerprint);
                row.Text(record.SubjectKind);
                row.Id(record.SubjectId);
                row.Time(record.CreatedAt);
            }
        );

    public static readonly RowStatement<OutboxItem> OutboxItems = RowStatement<OutboxItem>.Insert(
        "outbox_items",
        [
            new("tenant_id", Id),
            new("id", Id),
            new("environment", Text),
            new("kind", Text),
            new("subject_kind", Text),
            new("subject_id", Id),
            new("payload", Text),
            new("next_attempt_at", Time),
            new("attempts", Int),
            new("status", Text),
            new("last_error", Text),
        ],
        (row, item) =>
        {
            row.Id(item.TenantId.Value);
            row.Id(item.Id.Value);
            row.Text(EnumText.Of(item.Environment));
            row.Text(item.Kind);
            row.Text(item.SubjectKind);
            row.Id(item.SubjectId);
            row.Text(item.Payload);
            row.Time(item.NextAttemptAt);
            row.Int(item.Attempts);
            row.Text(EnumText.Of(item.Status));
            row.Text(item.LastError);
        },
        """
        ON CONFLICT (tenant_id, id) DO UPDATE SET
            next_attempt_at = excluded.next_attempt_at, attempts = excluded.attempts,
            status = excluded.status, last_error = excluded.last_error
        """
    );

    public static readonly RowStatement<OutboxItem> OutboxItemsDone =
        RowStatement<OutboxItem>.Delete(
            "outbox_items",
            [new("tenant_id", Id), new("id", Id)],
            (row, item) =>
            {
                row.Id(item.TenantId.Value);
                row.Id(item.Id.Value);
            }
        );

    public static readonly RowStatement<ScheduledTimer> Timers =
        RowStatement<ScheduledTimer>.Insert(
            "scheduled_timers",
            [
                new("tenant_id", Id),
                new("subject_id", Id),
                new("kind", Text),
                new("environment", Text),
                new("subject_kind", Text),
                new("due_at", Time),
            ],
            (row, timer) =>
            {
                row.Id(timer.TenantId.Value);
                row.Id(timer.SubjectId);
                row.Text(timer.Kind);
                row.Text(EnumText.Of(timer.Environment));
                row.Text(timer.SubjectKind);
                row.Time(timer.DueAt);
            },
            "ON CONFLICT (tenant_id, subject_id, kind) DO UPDATE SET due_at = excluded.due_at"
        );

    public static readonly RowStatement<ScheduledTimer> TimersGone =
        RowStatement<ScheduledTimer>.Delete(
            "scheduled_timers",
            [new("tenant_id", Id), new("subject_id", Id), new("kind", Text)],
            (row, timer) =>
            {
                row.Id(timer.TenantId.Value);
                row.Id(timer.SubjectId);
                row.Text(timer.Kind);
            }
        );

    public static readonly RowStatement<TestClock> TestClocks = RowStatement<TestClock>.Insert(
        "test_clocks",
        [new("tenant_id", Id), new("offset_microseconds", Long)],
        (row, clock) =>
        {
            row.Id(clock.TenantId.Value);
            row.Long(clock.OffsetMicroseconds);
        },
        "ON CONFLICT (tenant_id) DO UPDATE SET offset_microseconds = excluded.offset_microseconds"
    );
}
