using System.Text.Json.Serialization;
using Payments.Domain.Commands;
using Payments.Domain.Features;
using Payments.Domain.Ids;
using Payments.Domain.Institutions;
using Payments.Domain.Tenancy;
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

    /// <summary>The stored institution for which the sub-client's account is opened.</summary>
    public InstitutionId? InstructingInstitutionId { get; init; }

    /// <summary>In place of a stored institution: found by its keys, or stored.</summary>
    public InstitutionFacts? InstructingInstitution { get; init; }

    private GivenInstitution Instructs => new(InstructingInstitutionId, InstructingInstitution);

    public override IEnumerable<IEntityId> Reads(Caller caller) => Instructs.Reads();

    public override async ValueTask<VirtualAccount> HandleAsync(Work work)
    {
        Instructs.RequireSubClient(Holder is not null);
        if (Holder is not null)
        {
            await work.RequireAsync(Feature.SubClients);
            HolderRules.Require(Holder, work.Now);
        }

        var institution = await Instructs.ResolveAsync(work);
        var account = VirtualAccount.Open(this, institution, work.TenantId, work.Now);
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
