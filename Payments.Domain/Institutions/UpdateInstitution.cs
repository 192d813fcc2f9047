using Payments.Domain.Commands;

namespace Payments.Domain.Institutions;

/// <summary>Changes what the patch names. What was reviewed before is reviewed again; a change of nothing is none.</summary>
/// <param name="Version">What the caller has read; null for whatever it is by now.</param>
public sealed record UpdateInstitution(
    InstitutionId InstitutionId,
    int? Version,
    InstitutionPatch Patch
) : Command<Institution>
{
    public override async ValueTask<Institution> HandleAsync(Work work)
    {
        var institution = await work.GetAsync<Institution>(InstitutionId, "input", "institutionId");
        institution.RequireUsable("input", "institutionId");
        institution.RequireVersion(Version);
        var facts = Patch.ApplyTo(institution.Facts()).Checked("input");
        if (facts == institution.Facts())
        {
            return institution;
        }

        if (await InstitutionKeys.FindAsync(work, facts, institution.Id) is { } other)
        {
            throw new InstitutionExistsException(other.Institution.Subject, "input", other.Field);
        }

        if (institution.Status is InstitutionStatus.Pending)
        {
            institution.Update(facts);
            work.Events.Append(institution, "institution.updated");
        }
        else
        {
            work.Events.Moved(institution, institution.Review(facts, work.Caller.Actor));
        }

        return institution;
    }
}

/// <summary>Takes an institution out of use. It stays readable by its id; doing it again changes nothing.</summary>
/// <param name="Version">What the caller has read; null for whatever it is by now.</param>
public sealed record DeleteInstitution(InstitutionId InstitutionId, int? Version)
    : Command<Institution>
{
    public override async ValueTask<Institution> HandleAsync(Work work)
    {
        var institution = await work.GetAsync<Institution>(InstitutionId, "input", "institutionId");
        institution.RequireVersion(Version);
        if (institution.Delete(work.Now))
        {
            work.Events.Append(institution, "institution.deleted");
        }

        return institution;
    }
}

/// <summary>Plays the platform's reviewer (sandbox only).</summary>
/// <param name="Message">Why it is rejected.</param>
public sealed record SimulateInstitutionDecision(
    InstitutionId InstitutionId,
    bool Approve,
    string? Message
) : Command<Institution>
{
    public override async ValueTask<Institution> HandleAsync(Work work)
    {
        work.RequireSandbox();
        var institution = await work.GetAsync<Institution>(InstitutionId, "input", "institutionId");
        institution.Decide(work, Approve, Message);
        return institution;
    }
}
