using Payments.Domain.Errors;
using Payments.Domain.Ids;

namespace Payments.Domain.Institutions;

/// <summary>A change would make two institutions out of one: another has the same key already.</summary>
public sealed class InstitutionExistsException(Subject existing, params string[] path)
    : DomainException(
        ErrorCode.InstitutionAlreadyExists,
        $"{existing} is known by the same key.",
        path
    )
{
    public Subject Existing { get; } = existing;
}
