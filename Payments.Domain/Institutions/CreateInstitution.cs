using Payments.Domain.Commands;

namespace Payments.Domain.Institutions;

/// <summary>Finds the institution by one of its keys, or stores it as a new one.</summary>
public sealed record CreateInstitution(InstitutionFacts Facts) : Command<Institution>
{
    public override ValueTask<Institution> HandleAsync(Work work) =>
        InstitutionKeys.FindOrRegisterAsync(work, Facts.Checked("input"));
}
