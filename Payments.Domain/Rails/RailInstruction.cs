using Payments.Domain.Values;

namespace Payments.Domain.Rails;

/// <summary>One credit transfer to be made by a rail.</summary>
/// <param name="InstructionId">
/// Ours, at most 64 characters; however often it is submitted with the same content, the rail pays
/// once.
/// </param>
/// <param name="EndToEndId">Travels to the recipient's bank; at most 64 characters.</param>
/// <param name="Remittance">
/// What the recipient reads; at most <see cref="RailSchemes.RemittanceLengthMax"/> characters.
/// </param>
public sealed record RailInstruction(
    string InstructionId,
    string EndToEndId,
    Money Amount,
    RailParty Debtor,
    RailParty Creditor,
    string? Remittance
);

public sealed record RailParty(string Name, RailAccount? Account);

/// <summary>An account as rails know it.</summary>
/// <param name="Type">IBAN, BSB, PAYID, ACCOUNT_NUMBER, ABA, SORT_CODE, IFSC, CNAPS or CLABE.</param>
/// <param name="Number">The IBAN, PayID, CLABE or account number.</param>
/// <param name="Routing">The BSB, ABA, sort code, IFSC or CNAPS beside the number.</param>
public sealed record RailAccount(
    string Type,
    string Number,
    string? Routing = null,
    string? Bic = null,
    string? Country = null
)
{
    public static RailAccount Iban(string iban, string? bic = null) => new("IBAN", iban, Bic: bic);

    public static RailAccount Bsb(string bsb, string accountNumber) =>
        new("BSB", accountNumber, bsb, Country: "AU");
}

/// <summary>The rail's answer to a submission: it took the instruction, or says why not.</summary>
/// <param name="Refusal">Null when the instruction was taken; its end comes as a notice.</param>
/// <param name="Duplicate">True when the rail had the same instruction already.</param>
public sealed record RailReceipt(string InstructionId, RailReason? Refusal, bool Duplicate);

/// <summary>What a rail says about one instruction when asked.</summary>
public sealed record RailPaymentState(
    string InstructionId,
    int Sequence,
    RailOutcome Outcome,
    RailReason? Reason
);
