using Payments.Domain.Errors;
using Payments.Domain.Ids;

namespace Payments.Domain.Lifecycles;

public sealed class IllegalTransitionException(Subject subject, string from, string to)
    : DomainException(ErrorCode.IllegalTransition, $"{subject} is {from} and cannot become {to}.")
{
    public Subject Subject { get; } = subject;

    public string From { get; } = from;

    public string To { get; } = to;
}
