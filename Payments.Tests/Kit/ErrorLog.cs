using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Payments.Tests.Kit;

/// <summary>Remembers what a server logs as an error.</summary>
internal sealed class ErrorLog : ILoggerProvider
{
    private readonly ConcurrentQueue<(string Text, Exception? Exception)> _errors = [];

    public IReadOnlyList<(string Text, Exception? Exception)> Errors => [.. _errors];

    public ILogger CreateLogger(string categoryName) => new Listener(_errors);

    public void Dispose()
    {
        // It holds nothing.
    }

    private sealed class Listener(ConcurrentQueue<(string, Exception?)> errors) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Error;

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter
        )
        {
            if (IsEnabled(logLevel))
            {
                errors.Enqueue((formatter(state, exception), exception));
            }
        }
    }
}
