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

/// <summary>The review of an institution has come to that it may not instruct.</summary>
public sealed class InstitutionRejectedException(Subject institution, params string[] path)
    : DomainException(
        ErrorCode.InstitutionRejected,
        $"{institution} was rejected, and may not instruct.",
        path
    )
{
    public Subject Institution { get; } = institution;
}
