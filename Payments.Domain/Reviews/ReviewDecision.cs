namespace Payments.Domain.Reviews;

/// <summary>What a reviewer of outgoing money can say.</summary>
public enum ReviewDecision
{
    /// <summary>It goes on: the rail gets it.</summary>
    Approve,

    /// <summary>It is CANCELLED; amount and fee go back.</summary>
    Decline,
}
