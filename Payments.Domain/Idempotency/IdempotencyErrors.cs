using Payments.Domain.Errors;
using Payments.Domain.Ids;

namespace Payments.Domain.Idempotency;

public sealed class MalformedIdempotencyKeyException()
    : DomainException(
        ErrorCode.InvalidInput,
        "An idempotency key has 1 to 255 printable characters.",
        "idempotencyKey"
    );

/// <summary>The key was used before with other input; it names what it made then.</summary>
public sealed class IdempotencyConflictException(Subject existing)
    : DomainException(
        ErrorCode.IdempotencyConflict,
        $"The key made {existing} from other input.",
        "idempotencyKey"
    )
{
    public Subject Existing { get; } = existing;
}
