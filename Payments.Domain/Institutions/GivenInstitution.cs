using Payments.Domain.Commands;
using Payments.Domain.Errors;
using Payments.Domain.Ids;
using Payments.Domain.Tenancy;

namespace Payments.Domain.Institutions;

/// <summary>Who told the tenant to pay, as an input names it: stored, by its facts, or left out.</summary>
internal sealed record GivenInstitution(InstitutionId? Id, InstitutionFacts? Facts)
{
    private const string Stored = "instructingInstitutionId";

    private const string Inline = "instructingInstitution";

    public IEnumerable<IEntityId> Reads() => Id is { } id ? [id] : [];

    /// <summary>Of an account, only a sub-client's can be somebody else's.</summary>
    public void RequireSubClient(bool isSubClient)
    {
        if (!isSubClient && (Id is not null || Facts is not null))
        {
            throw new InvalidInputException(
                "Only a sub-client's account is opened for an institution.",
                "input",
                Id is not null ? Stored : Inline
            );
        }
    }

    /// <summary>The institution, found or stored now; null when the tenant acts for itself.</summary>
    /// <exception cref="InstitutionRejectedException">Its review has come to that.</exception>
    public async ValueTask<Institution?> ResolveAsync(Work work)
    {
        switch (Id, Facts)
        {
            case (null, null):
                return null;
            case ({ } id, null):
                var stored = await work.GetAsync<Institution>(id, "input", Stored);
                stored.RequireUsable("input", Stored);
                stored.RequireNotRejected("input", Stored);
                return stored;
            case (null, { } facts):
                var found = await FindOrRegisterAsync(work, facts.Checked("input", Inline));
                found.RequireNotRejected("input", Inline);
                return found;
            default:
                throw new InvalidInputException(
                    "Give either instructingInstitutionId or instructingInstitution.",
                    "input",
                    Stored
                );
        }
    }

    /// <summary>
    /// Whether people have to look at what the institution instructs. What its review has come to is
    /// asked when the money is about to go, not when it was ordered.
    /// </summary>
    public static async ValueTask<bool> IsUnapprovedAsync(Work work, InstitutionId? instructs) =>
        work.Caller.Environment is TenantEnvironment.Live
        && instructs is { } id
        && (await work.GetAsync<Institution>(id)).Status is not InstitutionStatus.Approved;

    private static async ValueTask<Institution> FindOrRegisterAsync(
        Work work,
        InstitutionFacts facts
    )
    {
        if (facts.ExternalId is { } externalId)
        {
            // It keeps its external id, so nobody else can be stored under it.
            var deleted = await work.SingleOrDefaultAsync<Institution>(row =>
                row.ExternalId == externalId && row.DeletedAt != null
            );
            deleted?.RequireUsable("input", Inline, "externalId");
        }

        return await InstitutionKeys.FindOrRegisterAsync(work, facts);
    }
}
