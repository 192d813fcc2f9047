using Cacao.Errors;

namespace Cacao.Execution;

/// <summary>
/// Thrown by a source stream to end it with a reason: the client gets it as the last result's error,
/// with <paramref name="code"/> to decide by whether to subscribe again.
/// </summary>
public sealed class SubscriptionEndedException(string code, string message) : Exception(message)
{
    public string Code { get; } = code;

    internal IError ToError() => new Error(Message) { Code = Code };
}
