using Payments.Domain.Errors;

namespace Payments.Domain.Events;

/// <summary>Not one of our cursors, or one of another tenant or another query.</summary>
public sealed class InvalidCursorException()
    : DomainException(
        ErrorCode.InvalidCursor,
        "This is not a cursor of this list or subscription.",
        "after"
    );

/// <summary>Events after the cursor are no longer kept: a silent gap would be worse.</summary>
public sealed class CursorExpiredException()
    : DomainException(
        ErrorCode.CursorExpired,
        "Events after this cursor are no longer kept; read the objects again and start from now.",
        "after"
    );
