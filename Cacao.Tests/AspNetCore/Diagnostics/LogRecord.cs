using System.Collections.Concurrent;

namespace Cacao.Tests.AspNetCore.Diagnostics;

/// <summary>What the engine writes into the log of one server.</summary>
internal sealed class LogRecord : ILoggerProvider
{
    private readonly ConcurrentQueue<Entry> _entries = [];

    public IReadOnlyList<Entry> Entries => [.. _entries];

    public ILogger CreateLogger(string categoryName) => new CategoryLog(this, categoryName);

    public void Dispose()
    {
        // The entries are looked at after the server has gone, too.
    }

    internal sealed record Entry(
        string Category,
        LogLevel Level,
        EventId Id,
        string Text,
        Exception? Exception
    );

    private sealed class CategoryLog(LogRecord record, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => category.StartsWith("Cacao", default);

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
                record._entries.Enqueue(
                    new(category, logLevel, eventId, formatter(state, exception), exception)
                );
            }
        }
    }
}
