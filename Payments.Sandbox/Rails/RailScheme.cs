namespace Payments.Sandbox.Rails;

/// <summary>A payment scheme: its path segment, what it carries, and what its success is called.</summary>
/// <param name="Currency">The only currency; null for schemes that carry any.</param>
/// <param name="FinalStatus">ACCC where the scheme confirms the credit, else ACSC.</param>
internal sealed record RailScheme(
    string Code,
    string Name,
    string? Currency,
    int RemittanceLengthMax,
    string FinalStatus
)
{
    public static IReadOnlyList<RailScheme> All { get; } =
    [
        new("npp", "New Payments Platform", "AUD", 280, RailStatus.Credited),
        new("direct-entry", "Direct Entry (BECS)", "AUD", 18, RailStatus.Settled),
        new("sct", "SEPA credit transfer", "EUR", 140, RailStatus.Settled),
        new("sct-inst", "SEPA instant credit transfer", "EUR", 140, RailStatus.Credited),
        new("domestic", "Domestic clearing of another currency", null, 140, RailStatus.Settled),
        new("cross-border", "Correspondent banking", null, 140, RailStatus.Settled),
    ];

    public static RailScheme? Find(string? code) =>
        All.FirstOrDefault(scheme => scheme.Code == code);
}

/// <summary>ISO 20022 external payment transaction status codes, and RTRN for a return.</summary>
internal static class RailStatus
{
    public const string Received = "RCVD";
    public const string InProcess = "ACSP";
    public const string Settled = "ACSC";
    public const string Credited = "ACCC";
    public const string Rejected = "RJCT";
    public const string Returned = "RTRN";

    public static bool IsSettled(string status) => status is Settled or Credited;

    public static bool IsFinal(string status) => status is Rejected or Returned;
}
