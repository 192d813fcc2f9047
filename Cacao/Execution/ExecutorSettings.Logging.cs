using Cacao.Language;
using Microsoft.Extensions.Logging;

namespace Cacao.Execution;

/// <summary>
/// What the execution logs. Neither documents nor variables nor messages of errors stand in it:
/// messages quote what clients have sent. Event ids are documented, and stay.
/// </summary>
internal sealed partial class ExecutorSettings
{
    /// <summary>A request that was refused before it was executed.</summary>
    public void LogRefusal(OperationResult refusal)
    {
        if (refusal.Errors is [var error, ..])
        {
            LogRefused(logger, refusal.Kind, error.Code);
        }
    }

    public void LogTimeout(OperationType kind, TimeSpan limit) => LogTimedOut(logger, kind, limit);

    [LoggerMessage(
        1,
        LogLevel.Error,
        "Unexpected exception in {Where}",
        EventName = "UnexpectedException"
    )]
    private static partial void LogUnexpectedException(
        ILogger logger,
        string where,
        Exception exception
    );

    [LoggerMessage(
        2,
        LogLevel.Error,
        "No type of {AbstractType} for {RuntimeType} in {Field}",
        EventName = "UnknownType"
    )]
    private static partial void LogUnknownType(
        ILogger logger,
        Type runtimeType,
        string abstractType,
        string field
    );

    [LoggerMessage(3, LogLevel.Error, "{Field} did not return a list", EventName = "NotAList")]
    private static partial void LogNotAList(ILogger logger, string field);

    [LoggerMessage(
        4,
        LogLevel.Debug,
        "A request was refused: {Kind}, {Code}",
        EventName = "RequestRefused"
    )]
    private static partial void LogRefused(ILogger logger, ResultKind kind, string? code);

    [LoggerMessage(
        5,
        LogLevel.Warning,
        "A {OperationType} took longer than {Limit}",
        EventName = "RequestTimedOut"
    )]
    private static partial void LogTimedOut(
        ILogger logger,
        OperationType operationType,
        TimeSpan limit
    );
}
