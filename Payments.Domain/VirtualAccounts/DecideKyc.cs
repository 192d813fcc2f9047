using Payments.Domain.Commands;

namespace Payments.Domain.VirtualAccounts;

/// <summary>What those who look into a sub-client can decide.</summary>
public enum KycDecision
{
    /// <summary>The account becomes ACTIVE.</summary>
    Approve,

    /// <summary>The account becomes UNAPPROVED: people have to look.</summary>
    Refer,

    /// <summary>The account becomes FAILED_KYC; only from UNAPPROVED.</summary>
    Reject,
}

/// <summary>Decides in the reviewers' place (sandbox only).</summary>
public sealed record SimulateKycDecision(VirtualAccountId VirtualAccountId, KycDecision Decision)
    : Command<VirtualAccount>
{
    public override async ValueTask<VirtualAccount> HandleAsync(Work work)
    {
        work.RequireSandbox();
        var account = await work.GetAsync<VirtualAccount>(
            VirtualAccountId,
            "input",
            "virtualAccountId"
        );
        var (next, reason) = Decision switch
        {
            KycDecision.Approve => (VirtualAccountStatus.Active, (string?)null),
            KycDecision.Refer => (VirtualAccountStatus.Unapproved, "KYC_REVIEW"),
            KycDecision.Reject => (VirtualAccountStatus.FailedKyc, "KYC_REFUSED"),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
        account.Decide(next, reason, work);
        return account;
    }
}

/// <summary>Blocks an account in the platform's place, for good (sandbox only).</summary>
public sealed record SimulateVirtualAccountBlock(VirtualAccountId VirtualAccountId)
    : Command<VirtualAccount>
{
    public override async ValueTask<VirtualAccount> HandleAsync(Work work)
    {
        work.RequireSandbox();
        var account = await work.GetAsync<VirtualAccount>(
            VirtualAccountId,
            "input",
            "virtualAccountId"
        );
        account.Decide(VirtualAccountStatus.Disabled, "BLOCKED_BY_PLATFORM", work);
        return account;
    }
}
