using Payments.Domain.Commands;
using Payments.Domain.Ids;
using Payments.Domain.Reviews;
using Payments.Domain.Tenancy;

namespace Payments.Domain.Institutions;

/// <summary>Decides the review of an institution. For operators.</summary>
/// <param name="InstitutionId">One that is PENDING, or an APPROVED one to reject.</param>
/// <param name="Approve">False to reject it.</param>
/// <param name="Message">Why it is rejected.</param>
public sealed record DecideInstitutionReview(
    InstitutionId InstitutionId,
    bool Approve,
    string? Message
) : Command<Institution>
{
    /// <summary>For operators only; null: nothing is kept.</summary>
    public string? InternalNote { get; init; }

    public override IEnumerable<IEntityId> Reads(Caller caller) => [InstitutionId];

    public override async ValueTask<Institution> HandleAsync(Work work)
    {
        var institution = await work.GetAsync<Institution>(InstitutionId, "input", "institutionId");
        institution.Decide(work, Approve, Message);
        ReviewNote.Keep(
            work,
            institution.Subject,
            Approve ? ReviewDecision.Approve : ReviewDecision.Decline,
            InternalNote
        );
        return institution;
    }
}
