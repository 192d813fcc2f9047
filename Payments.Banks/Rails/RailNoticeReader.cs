using Payments.Banks.Connections;
using Payments.Domain.Rails;
using Payments.Domain.Values;

namespace Payments.Banks.Rails;

/// <summary>Reads what a rail posts to us, and believes it only when it is signed.</summary>
public sealed class RailNoticeReader
{
    /// <summary>Where rails post their notices to.</summary>
    public const string Path = "/callbacks/rails";

    /// <summary>The header that carries the signature.</summary>
    public const string SignatureHeader = RailSignature.Header;

    private readonly RailSignature _signature;

    internal RailNoticeReader(RailSignature signature) => _signature = signature;

    /// <exception cref="RailNoticeForgedException">The signature is missing, wrong or too old.</exception>
    /// <exception cref="RailNoticeMalformedException">It is signed but not understood.</exception>
    public RailNotice Read(string? signature, ReadOnlySpan<byte> body)
    {
        if (!_signature.Verify(signature, body))
        {
            throw new RailNoticeForgedException();
        }

        var notice =
            OutsideHttp.TryParse(body, BanksJson.Default.WireNotice)
            ?? throw new RailNoticeMalformedException("The body is no notice.");
        return new RailNotice(
            notice.NoticeId,
            RailWords.Scheme(notice.Scheme)
                ?? throw new RailNoticeMalformedException("The scheme is unknown."),
            notice.CreatedAt,
            [.. notice.Reports.Select(Report)],
            [.. notice.Credits.Select(Credit)],
            [.. (notice.Recalls ?? []).Select(Recall)]
        );
    }

    private static RailStatusReport Report(WireReport report)
    {
        var outcome =
            RailWords.Outcome(report.Status)
            ?? throw new RailNoticeMalformedException("A status is unknown.");
        return new RailStatusReport(
            report.InstructionId,
            report.EndToEndId,
            report.Sequence,
            outcome,
            RailWords.Reason(outcome, report.ReasonCode),
            Amount(report.AmountMinorUnits, report.Currency),
            report.At
        );
    }

    private static CreditNotice Credit(WireCreditNotice credit) =>
        new(
            credit.CreditId,
            Amount(credit.AmountMinorUnits, credit.Currency),
            credit.PayerName,
            RailWords.FromWire(credit.PayerAccount),
            RailWords.FromWire(credit.CreditorAccount)!,
            credit.Reference,
            credit.At,
            credit.CreditorName
        );

    private static RecallNotice Recall(WireRecallNotice recall) =>
        new(recall.RecallId, Credit(recall.Credit), recall.ReasonCode, recall.At);

    private static Money Amount(long minorUnits, string code) =>
        minorUnits > 0 && Currency.TryParse(code, out var currency)
            ? new Money(minorUnits, currency)
            : throw new RailNoticeMalformedException("An amount is not positive money.");
}

/// <summary>Whoever sent this does not share the rail's secret, or repeats an old notice.</summary>
public sealed class RailNoticeForgedException()
    : Exception("The notice is not signed by the rail.");

public sealed class RailNoticeMalformedException(string message) : Exception(message);
