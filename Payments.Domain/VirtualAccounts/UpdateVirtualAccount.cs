using Payments.Domain.Commands;
using Payments.Domain.Errors;
using Payments.Domain.Institutions;
using Payments.Domain.Parties;

namespace Payments.Domain.VirtualAccounts;

/// <summary>Changes what may change of an account; what is left out stays as it is.</summary>
/// <param name="Version">The version that the caller has read.</param>
public sealed record UpdateVirtualAccount(
    VirtualAccountId VirtualAccountId,
    int Version,
    FieldChange<string>? ExternalId,
    Address? Address,
    FieldChange<Address>? PostalAddress
) : Command<VirtualAccount>
{
    /// <summary>Another stored institution for which the sub-client's account is.</summary>
    public InstitutionId? InstructingInstitutionId { get; init; }

    /// <summary>In place of a stored institution: found by its keys, or stored.</summary>
    public InstitutionFacts? InstructingInstitution { get; init; }

    private GivenInstitution Instructs => new(InstructingInstitutionId, InstructingInstitution);

    public override async ValueTask<VirtualAccount> HandleAsync(Work work)
    {
        var account = await work.GetAsync<VirtualAccount>(
            VirtualAccountId,
            "input",
            "virtualAccountId"
        );
        if (account.Version != Version)
        {
            throw new VersionConflictException(account.Subject, account.Version);
        }

        if (account.Holder is null && (Address is not null || PostalAddress is not null))
        {
            throw new InvalidInputException(
                "Only a sub-client's account has addresses.",
                "input",
                Address is null ? "postalAddress" : "address"
            );
        }

        if (Address is not null)
        {
            HolderRules.RequireResidential(Address, "input", "address");
        }

        HolderRules.RequireComplete(PostalAddress?.To, "input", "postalAddress");
        Instructs.RequireSubClient(account.Holder is not null);
        account.Update(this, await Instructs.ResolveAsync(work), work);
        return account;
    }
}
