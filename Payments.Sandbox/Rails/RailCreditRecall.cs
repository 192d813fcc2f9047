namespace Payments.Sandbox.Rails;

/// <summary>The payer's bank wants a credit back that it has sent, or is about to send.</summary>
internal sealed class RailCreditRecall(
    string recallId,
    string key,
    RailCredit credit,
    string reasonCode,
    DateTimeOffset at
)
{
    public string RecallId => recallId;
    public string Key => key;
    public RailCredit Credit => credit;
    public string ReasonCode => reasonCode;
    public bool IsTold { get; set; }

    /// <summary>The participant's no; null until there is one.</summary>
    public string? RefusedFor { get; set; }

    public DateTimeOffset DueAt(InstructionPlan plan) => at + plan.Delay(recallId);

    public RecallMessage Tell() => new(recallId, credit.Describe(), reasonCode, at);

    public CreditRecallMessage Describe() => new(recallId, credit.CreditId, reasonCode, RefusedFor);
}
