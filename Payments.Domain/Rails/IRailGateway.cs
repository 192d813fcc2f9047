namespace Payments.Domain.Rails;

/// <summary>
/// The way out by a payment rail. Outcomes never come back from a call: they come as
/// <see cref="RailNotice"/>s.
/// </summary>
public interface IRailGateway
{
    /// <summary>Hands over up to 5,000 instructions in one message; receipts in the same order.</summary>
    /// <remarks>
    /// Whether anything was taken is unknown after a <see cref="RailUnavailableException"/>: submit
    /// the same instructions again.
    /// </remarks>
    Task<IReadOnlyList<RailReceipt>> SubmitAsync(
        RailScheme scheme,
        IReadOnlyList<RailInstruction> instructions,
        CancellationToken cancellationToken
    );

    /// <summary>
    /// Asks to call an instruction off (camt.056). Asked again it answers the same; that it was in time is
    /// told by the report on the instruction: rejected with CUST.
    /// </summary>
    Task<RailRecallAnswer> RecallAsync(
        RailScheme scheme,
        string instructionId,
        CancellationToken cancellationToken
    );

    /// <summary>Says no to a recall of money that it has brought (camt.029). Said again, it is the same.</summary>
    /// <param name="reasonCode">By ISO 20022.</param>
    Task RefuseRecallAsync(
        RailScheme scheme,
        string recallId,
        string reasonCode,
        CancellationToken cancellationToken
    );

    /// <summary>For what is silent too long; null when the rail never heard of the instruction.</summary>
    Task<RailPaymentState?> FindAsync(
        RailScheme scheme,
        string instructionId,
        CancellationToken cancellationToken
    );
}

/// <summary>What a rail says to a recall.</summary>
public enum RailRecallAnswer
{
    /// <summary>In time: its report will say so.</summary>
    Accepted,

    /// <summary>The instruction has ended, or cannot be stopped any more.</summary>
    TooLate,

    /// <summary>The rail never heard of the instruction, or not yet.</summary>
    Unknown,
}

/// <summary>What only a simulated rail can do: be told what happens outside.</summary>
public interface IRailSimulator
{
    /// <summary>Somebody pays into an account of ours; the credit comes as a notice.</summary>
    /// <param name="key">Ours: the same key makes the same credit.</param>
    /// <returns>The rail's id of the credit, the one that its notice will carry.</returns>
    Task<string> CreditAsync(
        RailScheme scheme,
        string key,
        SimulatedCredit credit,
        CancellationToken cancellationToken
    );

    /// <summary>The payer's bank recalls a credit; that comes as a notice.</summary>
    /// <param name="key">Ours: the same key makes the same recall.</param>
    /// <param name="reasonCode">By ISO 20022.</param>
    Task RecallCreditAsync(
        RailScheme scheme,
        string creditId,
        string key,
        string reasonCode,
        CancellationToken cancellationToken
    );

    /// <summary>The rail reports this outcome after the delay.</summary>
    /// <param name="schemeCode">An ISO 20022 reason; required for REJECTED and RETURNED.</param>
    /// <returns>False when the instruction's story does not allow it (any more).</returns>
    Task<bool> ForceOutcomeAsync(
        RailScheme scheme,
        string instructionId,
        RailOutcome outcome,
        string? schemeCode,
        TimeSpan delay,
        CancellationToken cancellationToken
    );
}

public sealed record SimulatedCredit(
    Values.Money Amount,
    RailAccount CreditorAccount,
    string? PayerName,
    RailAccount? PayerAccount,
    string? Reference,
    string? PayeeName = null
);

/// <summary>The rail could not be reached, was too slow, or answered nonsense: try again later.</summary>
public sealed class RailUnavailableException(string message, Exception? inner = null)
    : Exception(message, inner);
