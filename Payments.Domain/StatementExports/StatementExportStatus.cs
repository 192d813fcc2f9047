using Payments.Domain.Lifecycles;
using Payments.Domain.Tenancy;

namespace Payments.Domain.StatementExports;

/// <summary>Where an export stands.</summary>
public enum StatementExportStatus
{
    /// <summary>Asked for.</summary>
    Queued,

    /// <summary>Its rows are being written.</summary>
    Running,

    /// <summary>Its file can be fetched.</summary>
    Completed,

    /// <summary>There will be no file; the reason says why.</summary>
    Failed,
}

public static class StatementExportLifecycle
{
    public static readonly Lifecycle<StatementExportStatus> Table = new(
        "StatementExport",
        [StatementExportStatus.Queued],
        "statement_export.queued",
        new(
            StatementExportStatus.Queued,
            StatementExportStatus.Running,
            Actor.Platform,
            "statement_export.running"
        ),
        new(
            StatementExportStatus.Running,
            StatementExportStatus.Completed,
            Actor.Platform,
            "statement_export.completed"
        ),
        new(
            StatementExportStatus.Running,
            StatementExportStatus.Failed,
            Actor.Platform,
            "statement_export.failed"
        )
    );
}
