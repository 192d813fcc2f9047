using Payments.Domain.Errors;
using Payments.Domain.Ids;

namespace Payments.Domain.Parties;

/// <summary>The object can still be read, but was deleted: nothing new can be made with it.</summary>
public sealed class PartyDeletedException(Subject subject, params string[] path)
    : DomainException(ErrorCode.Deleted, $"{subject} was deleted.", path);
