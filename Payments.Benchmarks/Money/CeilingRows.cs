using Payments.Domain.Tenancy;
using Payments.Domain.Withdrawals;
using Payments.Storage.Rows;
using static Payments.Storage.Rows.ColumnType;

namespace Payments.Benchmarks.Money;

internal readonly record struct WithdrawalRow(
    TenantId TenantId,
    WithdrawalId Id,
    DateTimeOffset CreatedAt
);

/// <summary>A withdrawal that has gone on.</summary>
internal readonly record struct WithdrawalStep(
    WithdrawalRow Withdrawal,
    string Status,
    int Version,
    DateTimeOffset? ClearedAt
);

/// <summary>The rows of withdrawals, which the platform writes by statements that it derives.</summary>
internal static class CeilingRows
{
    /// <summary>As long as the order that a rail gets.</summary>
    public const string RailOrder = """
        {"scheme":"Npp","instruction":{"instructionId":"wdr_01M7WAR1AXE0090TDMQAEZM8HY","endToEndId":"ten_01M7WAR1AXE0090TDMQAEZM8HY","amount":{"amount":"0.01","currency":"AUD"},"debtor":{"name":"Acme Trading Pty Ltd"},"creditor":{"name":"Benchmark Pty Ltd","account":{"type":"BSB","number":"12345678","routing":"062000","country":"AU"}}}}
        """;

    /// <summary>As long as the parties that a withdrawal keeps.</summary>
    public const string Parties = """
        {"payee":{"name":{"companyName":"Benchmark Pty Ltd","isCompany":true,"displayName":"Benchmark Pty Ltd"},"account":{"type":"BSB","currency":"AUD","country":"AU","bsb":"062000","accountNumber":"12345678"}},"payer":{"mode":"TENANT","displayName":"Acme Trading Pty Ltd"}}
        """;

    public static readonly RowStatement<WithdrawalRow> Withdrawals =
        RowStatement<WithdrawalRow>.Insert(
            "withdrawals",
            [
                new("tenant_id", Id),
                new("id", Id),
                new("amount_minor_units", Long),
                new("amount_currency", Text),
                new("fee_minor_units", Long),
                new("fee_currency", Text),
                new("recipient_id", Id),
                new("sender_id", Text),
                new("reference", Text),
                new("external_id", Text),
                new("parties_json", Text),
                new("is_fx_linked", Bool),
                new("is_fee_refunded", Bool),
                new("attempt", Int),
                new("created_by", Text),
                new("rail", Text),
                new("rail_service", Text),
                new("status", Text),
                new("reason_code", Text),
                new("reason_message", Text),
                new("version", Int),
                new("created_at", Time),
            ],
            (row, withdrawal) =>
            {
                row.Id(withdrawal.TenantId.Value);
                row.Id(withdrawal.Id.Value);
                row.Long(1);
                row.Text("AUD");
                row.Long(30);
                row.Text("AUD");
                row.Id(withdrawal.TenantId.Value);
                row.Text(null);
                row.Text(null);
                row.Text(null);
                row.Text(Parties);
                row.Bool(false);
                row.Bool(false);
                row.Int(1);
                row.Text("mem_01M7WAR1AXE0090TDMQAEZM8HY");
                row.Text("Npp");
                row.Text("NppSct");
                row.Text("Initialised");
                row.Text(null);
                row.Text(null);
                row.Int(1);
                row.Time(withdrawal.CreatedAt);
            }
        );

    /// <summary>Only what a rail's answer changes.</summary>
    public static readonly RowStatement<WithdrawalStep> Steps = RowStatement<WithdrawalStep>.Update(
        "withdrawals",
        [new("status", Text), new("version", Int), new("cleared_at", Time)],
        [new("tenant_id", Id), new("id", Id), new("version", Int)],
        (row, step) =>
        {
            row.Text(step.Status);
            row.Int(step.Version);
            row.Time(step.ClearedAt);
            row.Id(step.Withdrawal.TenantId.Value);
            row.Id(step.Withdrawal.Id.Value);
            row.Int(step.Version - 1);
        }
    );
}
