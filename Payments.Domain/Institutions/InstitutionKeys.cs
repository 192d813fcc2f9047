using Payments.Domain.Commands;

namespace Payments.Domain.Institutions;

/// <summary>
/// The three keys that an institution is recognised by, in this order: external id; business number
/// and country; legal name and country.
/// </summary>
internal static class InstitutionKeys
{
    /// <summary>Who is known by one of the keys, or else somebody new, for review.</summary>
    public static async ValueTask<Institution> FindOrRegisterAsync(
        Work work,
        InstitutionFacts facts
    )
    {
        if (await FindAsync(work, facts) is { } known)
        {
            return known.Institution;
        }

        var institution = Institution.Register(facts, work.TenantId, work.Now);
        work.Add(institution);
        work.Events.Created(institution, InstitutionLifecycle.Table, institution.Status);
        return institution;
    }

    /// <summary>Who is known by one of the keys already; of several, by the strongest key.</summary>
    /// <param name="except">Whose keys they are to be.</param>
    public static async ValueTask<(Institution Institution, string Field)?> FindAsync(
        Work work,
        InstitutionFacts facts,
        InstitutionId? except = null
    )
    {
        var country = facts.Address.Country;
        if (facts.ExternalId is { } externalId)
        {
            var known = await work.ListAsync<Institution>(row =>
                row.DeletedAt == null && row.ExternalId == externalId
            );
            if (Other(known) is { } found)
            {
                return (found, "externalId");
            }
        }

        if (facts.BusinessNumber is { } number)
        {
            var known = await work.ListAsync<Institution>(row =>
                row.DeletedAt == null && row.BusinessNumber == number && row.Country == country
            );
            if (Other(known) is { } found)
            {
                return (found, "businessNumber");
            }
        }

        var key = facts.NameKey;
        var named = await work.ListAsync<Institution>(row =>
            row.DeletedAt == null && row.NameKey == key && row.Country == country
        );
        return Other(named) is { } same ? (same, "legalName") : null;

        Institution? Other(IReadOnlyList<Institution> known) =>
            known.FirstOrDefault(institution => institution.Id != except);
    }
}
