using System.Diagnostics;
using Payments.Domain.Rails;

namespace Payments.Banks.Rails;

/// <summary>Our words in the rail's, and back.</summary>
internal static class RailWords
{
    public static string Segment(RailScheme scheme) =>
        scheme switch
        {
            RailScheme.Npp => "npp",
            RailScheme.DirectEntry => "direct-entry",
            RailScheme.Sct => "sct",
            RailScheme.SctInst => "sct-inst",
            RailScheme.Domestic => "domestic",
            RailScheme.CrossBorder => "cross-border",
            _ => throw new UnreachableException(),
        };

    public static RailScheme? Scheme(string segment) =>
        Enum.GetValues<RailScheme>()
            .Select(scheme => (RailScheme?)scheme)
            .FirstOrDefault(scheme => Segment(scheme!.Value) == segment);

    /// <summary>Null for a status that is no outcome we know; it must not be guessed.</summary>
    public static RailOutcome? Outcome(string status) =>
        status switch
        {
            "RCVD" or "PDNG" or "ACTC" or "ACCP" or "ACSP" => RailOutcome.InProcess,
            "ACSC" or "ACCC" => RailOutcome.Settled,
            "RJCT" => RailOutcome.Rejected,
            "RTRN" => RailOutcome.Returned,
            _ => null,
        };

    public static string Status(RailOutcome outcome) =>
        outcome switch
        {
            RailOutcome.InProcess => "ACSP",
            RailOutcome.Settled => "ACSC",
            RailOutcome.Rejected => "RJCT",
            RailOutcome.Returned => "RTRN",
            _ => throw new UnreachableException(),
        };

    /// <summary>A failure always has a reason, even where the rail gives none (MS03).</summary>
    public static RailReason? Reason(RailOutcome outcome, string? code) =>
        outcome is RailOutcome.Rejected or RailOutcome.Returned
            ? RailReason.Of(code ?? "MS03")
            : null;

    public static WireInstruction ToWire(RailInstruction instruction) =>
        new(
            instruction.InstructionId,
            instruction.EndToEndId,
            instruction.Amount.MinorUnits,
            instruction.Amount.Currency.Code,
            ToWire(instruction.Debtor),
            ToWire(instruction.Creditor),
            instruction.Remittance
        );

    public static WireAccount? ToWire(RailAccount? account) =>
        account is null
            ? null
            : new(account.Type, account.Number, account.Routing, account.Bic, account.Country);

    public static RailAccount? FromWire(WireAccount? account) =>
        account is null
            ? null
            : new(account.Type, account.Number, account.Routing, account.Bic, account.Country);

    private static WireParty ToWire(RailParty party) => new(party.Name, ToWire(party.Account));
}
