using Payments.Storage;

namespace Payments.GraphQL.Hosting;

/// <summary>The store, opened once before the server takes its first request.</summary>
public sealed class OpenStorage(
    ServerSettings settings,
    TimeProvider time,
    ILoggerFactory loggers
)
{
    private PaymentsStorage? _storage;

    public PaymentsStorage Storage =>
        _storage ?? throw new InvalidOperationException("The database has not been opened yet.");

    /// <exception cref="SettingException">The database cannot be reached.</exception>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        try
        {
            _storage = await PaymentsStorage.StartAsync(
                settings.Storage,
                time,
                cancellationToken,
                loggers.CreateLogger<PaymentsStorage>()
            );
        }
        catch (System.Data.Common.DbException exception)
        {
            throw new SettingException(
                $"{StorageSettings.Setting} names a database that cannot be opened: {OneLine(exception.Message)}."
            );
        }
    }

    private static string OneLine(string text) => text.ReplaceLineEndings(" ").TrimEnd('.', ' ');
}
