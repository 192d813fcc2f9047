using System.Text.Json.Serialization;
using Payments.Domain.Commands;
using Payments.Domain.Features;
using Payments.Domain.Values;

namespace Payments.Domain.VirtualAccounts;

/// <summary>Opens an account number for the tenant itself, or for one of its sub-clients.</summary>
/// <param name="Holder">The sub-client; null for the tenant itself.</param>
public sealed record CreateVirtualAccount(
    string AccountName,
    Currency Currency,
    string? ExternalId,
    HolderApplication? Holder = null
) : Command<VirtualAccount>
{
    /// <summary>
    /// A number that was free a moment ago, or one at random. Not part of what the caller asked for.
    /// </summary>
    [JsonIgnore]
    public VirtualAccountNumber Number { get; init; } = VirtualAccountNumber.Draw(Currency);

    public override async ValueTask<VirtualAccount> HandleAsync(Work work)
    {
        if (Holder is not null)
        {
            await work.RequireAsync(Feature.SubClients);
            HolderRules.Require(Holder, work.Now);
        }

        var account = VirtualAccount.Open(this, work.TenantId, work.Now);
        work.Add(account);
        work.Events.Created(account, VirtualAccountLifecycle.Table, account.Status);
        if (Holder is not null)
        {
            KycChecks.Ask(work, account, KycStep.Screening);
            KycChecks.Ask(work, account, KycStep.Address);
            return account;
        }

        // The tenant itself was reviewed when it was admitted: its own accounts work at once.
        account.Decide(VirtualAccountStatus.Active, null, work);
        return account;
    }
}

/// <summary>Switches an account off: deposits to it are sent back.</summary>
public sealed record DeactivateVirtualAccount(VirtualAccountId VirtualAccountId)
    : Command<VirtualAccount>
{
    public override async ValueTask<VirtualAccount> HandleAsync(Work work)
    {
        var account = await work.GetAsync<VirtualAccount>(
            VirtualAccountId,
            "input",
            "virtualAccountId"
        );
        account.Switch(VirtualAccountStatus.Deactivated, work);
        return account;
    }
}

/// <summary>Switches an account on again.</summary>
public sealed record ActivateVirtualAccount(VirtualAccountId VirtualAccountId)
    : Command<VirtualAccount>
{
    public override async ValueTask<VirtualAccount> HandleAsync(Work work)
    {
        var account = await work.GetAsync<VirtualAccount>(
            VirtualAccountId,
            "input",
            "virtualAccountId"
        );
        account.Switch(VirtualAccountStatus.Active, work);
        return account;
    }
}
