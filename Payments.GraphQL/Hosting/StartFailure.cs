using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Options;
using Payments.Storage;

namespace Payments.GraphQL.Hosting;

/// <summary>Why the server cannot start, where a setting is to blame.</summary>
internal static class StartFailure
{
    /// <summary>One sentence that names the setting; null when the fault is not one of settings.</summary>
    public static string? Explain(Exception exception) =>
        exception switch
        {
            SettingException or StorageSettingsException => exception.Message,
            OptionsValidationException invalid => invalid.Failures.First(),
            IOException { InnerException: AddressInUseException inUse } =>
                $"urls names an address that is taken: {OneLine(inUse.Message)}.",
            SocketException socket =>
                $"urls names an address that is not this machine's: {OneLine(socket.Message)}.",
            InvalidOperationException
                when exception.Message.Contains("HTTPS endpoint", StringComparison.Ordinal) =>
                "urls names an https address, but there is no certificate for it.",
            InvalidOperationException when NamesSetting(exception.Message) =>
                $"{OneLine(exception.Message)}.",
            _ => null,
        };

    // The configuration binder: "Failed to convert configuration value 'x' at 'Banks:Timeout' …";
    // and parts that find out late: "Sandbox:JournalPath cannot be opened …".
    private static bool NamesSetting(string message) =>
        message.Contains("configuration value", StringComparison.Ordinal)
        || message.StartsWith("Sandbox:", StringComparison.Ordinal)
        || message.StartsWith("Banks:", StringComparison.Ordinal);

    public static string OneLine(string text) => text.ReplaceLineEndings(" ").TrimEnd('.', ' ');
}
