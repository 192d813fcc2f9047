namespace Payments.Domain.Errors;

/// <summary>
/// A rule of the business said no. The caller can read <see cref="Code"/> and act on it; a defect of
/// ours is never one of these. Thrown by a command, it leaves nothing of that command behind.
/// </summary>
public abstract class DomainException(ErrorCode code, string message, params string[] path)
    : Exception(message)
{
    public ErrorCode Code { get; } = code;

    /// <summary>The input fields at fault, outermost first; empty if none is.</summary>
    public IReadOnlyList<string> Path { get; } = path;

    public bool Retryable => ErrorCatalogue.IsRetryable(Code);

    public ErrorCategory Category => ErrorCatalogue.CategoryOf(Code);
}
