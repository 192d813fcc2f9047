namespace Payments.Sandbox.Rails;

/// <summary>Money from outside on its way to an account of a participant.</summary>
internal sealed class RailCredit(
    string creditId,
    string scheme,
    string participantId,
    DateTimeOffset acceptedAt,
    CreditRequest request
)
{
    public string CreditId => creditId;
    public string Scheme => scheme;
    public string ParticipantId => participantId;
    public CreditRequest Request => request;
    public int TimesTold { get; set; }

    /// <summary>The words RAIL_LATE and RAIL_TWICE work here as they do for payments.</summary>
    public IEnumerable<DateTimeOffset> Dues(InstructionPlan plan)
    {
        var late = Says("RAIL_LATE");
        var first = acceptedAt + (late ? plan.LateAnswerDelay : plan.Delay(creditId));
        yield return first;
        if (Says("RAIL_TWICE"))
        {
            yield return first + plan.Delay(creditId);
        }
    }

    public CreditMessage Describe() =>
        new(
            creditId,
            request.Key!,
            request.AmountMinorUnits,
            request.Currency!,
            request.PayerName,
            request.PayerAccount,
            request.CreditorAccount!,
            request.Reference,
            acceptedAt,
            request.CreditorName
        );

    private bool Says(string word) =>
        request.Reference?.Contains(word, StringComparison.Ordinal) is true
        || request.PayerName?.Contains(word, StringComparison.Ordinal) is true;
}
