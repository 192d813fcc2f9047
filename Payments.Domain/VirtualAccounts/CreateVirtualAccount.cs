using System.Text.Json.Serialization;
using Payments.Domain.Commands;
using Payments.Domain.Tenancy;
using Payments.Domain.Values;

namespace Payments.Domain.VirtualAccounts;

/// <summary>Opens an account number for the tenant itself.</summary>
public sealed record CreateVirtualAccount(string AccountName, Currency Currency, string? ExternalId)
    : Command<VirtualAccount>
{
    /// <summary>
    /// A number that was free a moment ago, or one at random. Not part of what the caller asked for.
    /// </summary>
    [JsonIgnore]
    public VirtualAccountNumber Number { get; init; } = VirtualAccountNumber.Draw(Currency);

    public override ValueTask<VirtualAccount> HandleAsync(Work work)
    {
        var account = VirtualAccount.Open(this, work.TenantId, work.Now);
        work.Add(account);
        work.Events.Created(account, VirtualAccountLifecycle.Table, account.Status);

        // The tenant itself was reviewed when it was admitted: its own accounts work at once.
        var move = account.MoveTo(VirtualAccountStatus.Active, Actor.Platform);
        work.Events.Moved(account, move);
        return ValueTask.FromResult(account);
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
        work.Events.Moved(
            account,
            account.MoveTo(VirtualAccountStatus.Deactivated, work.Caller.Actor)
        );
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
        work.Events.Moved(account, account.MoveTo(VirtualAccountStatus.Active, work.Caller.Actor));
        return account;
    }
}
