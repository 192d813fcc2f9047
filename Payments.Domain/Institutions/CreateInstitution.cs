using Payments.Domain.Commands;

namespace Payments.Domain.Institutions;

/// <summary>Finds the institution by one of its keys, or stores it as a new one.</summary>
public sealed record CreateInstitution(InstitutionFacts Facts) : Command<Institution>
{
    public override async ValueTask<Institution> HandleAsync(Work work)
    {
        var facts = Facts.Checked();
        if (await InstitutionKeys.FindAsync(work, facts) is { } known)
        {
            return known.Institution;
        }

        var institution = Institution.Register(facts, work.TenantId, work.Now);
        work.Add(institution);
        work.Events.Created(institution, InstitutionLifecycle.Table, institution.Status);
        return institution;
    }
}
