using Payments.Domain.Reviews;
using Payments.GraphQL.Identity;
using Payments.Storage;

namespace Payments.GraphQL.Hosting;

/// <summary>Everything that can be set, read and checked before anything starts.</summary>
/// <param name="Storage">The database.</param>
/// <param name="Identity">Sign-in and tokens.</param>
/// <param name="SeedsDemo">The demo tenants on an empty database.</param>
/// <param name="RunsSandbox">The simulated outside in this process.</param>
/// <param name="RegisteredOperations">
/// The folder of the only documents that are executed; null when clients send their own.
/// </param>
public sealed record ServerSettings(
    StorageSettings Storage,
    IdentitySettings Identity,
    bool SeedsDemo,
    bool RunsSandbox,
    string? RegisteredOperations,
    GraphSettings Graph
)
{
    /// <summary>What is looked at before it leaves a LIVE tenant.</summary>
    public ReviewSettings Reviews { get; init; } = ReviewSettings.None;

    public const string DefaultUrl = "http://127.0.0.1:5000";
    public const string DefaultConnection = "Data Source=payments.db";

    /// <summary>
    /// Beside an embedded database the simulated outside remembers itself as well, else a restart
    /// would make rails forget what they promised.
    /// </summary>
    public string? SandboxJournal =>
        Storage.Provider is StorageProvider.Sqlite
            ? System.IO.Path.ChangeExtension(DataSource, ".sandbox.jsonl")
            : null;

    private string DataSource =>
        new System.Data.Common.DbConnectionStringBuilder
        {
            ConnectionString = Storage.WriterConnectionString,
        }["Data Source"]
            .ToString()!;

    /// <exception cref="SettingException">A setting cannot be used.</exception>
    public static ServerSettings Read(IConfiguration configuration)
    {
        CheckUrls(configuration["urls"]);
        return new(
            ReadStorage(configuration.GetConnectionString("Payments") ?? DefaultConnection),
            ReadIdentity(configuration),
            Flag(configuration, "Demo:Seed"),
            Flag(configuration, "Sandbox:Enabled"),
            ReadFolder(configuration, "Operations:Registered"),
            ReadGraph(configuration)
        )
        {
            Reviews = ReviewSection.Read(configuration),
        };
    }

    private static StorageSettings ReadStorage(string connection)
    {
        try
        {
            return StorageSettings.Parse(connection);
        }
        catch (StorageSettingsException exception)
        {
            throw new SettingException(exception.Message);
        }
    }

    private static IdentitySettings ReadIdentity(IConfiguration configuration)
    {
        var settings = Read<IdentitySettings>(configuration.GetSection(IdentitySettings.Section));
        return settings switch
        {
            { Issuer: "" } => throw new SettingException("Identity:Issuer must not be empty."),
            { TokenLifetime: var lifetime }
                when lifetime < TimeSpan.FromMinutes(1) || lifetime > TimeSpan.FromDays(1) =>
                throw new SettingException(
                    "Identity:TokenLifetime must be between one minute and one day."
                ),
            { KeyPassphrase.Length: < 16 } => throw new SettingException(
                "Identity:KeyPassphrase must have at least 16 characters."
            ),
            { FailuresMax: < 1 or > 1000 } => throw new SettingException(
                "Identity:FailuresMax must be between 1 and 1000."
            ),
            { FailurePause: var pause }
                when pause <= TimeSpan.Zero || pause > TimeSpan.FromHours(1) =>
                throw new SettingException(
                    "Identity:FailurePause must be more than nothing and at most an hour."
                ),
            _ => settings,
        };
    }

    private static T Read<T>(IConfigurationSection section)
        where T : new()
    {
        var settings = new T();
        try
        {
            section.Bind(settings);
            return settings;
        }
        catch (InvalidOperationException exception)
        {
            throw new SettingException(FirstSentence(exception.Message));
        }
    }

    private static string? ReadFolder(IConfiguration configuration, string name) =>
        configuration[name] switch
        {
            null or "" => null,
            var folder when Directory.Exists(folder) => System.IO.Path.GetFullPath(folder),
            var folder => throw new SettingException(
                $"{name} must be a folder that is there, not '{folder}'."
            ),
        };

    private static GraphSettings ReadGraph(IConfiguration configuration)
    {
        var settings = Read<GraphSettings>(configuration.GetSection(GraphSettings.Section));
        return settings is { MaxFieldCost: > 0, MaxTypeCost: > 0 }
            ? settings
            : throw new SettingException(
                "Graph:MaxFieldCost and Graph:MaxTypeCost must be more than nothing."
            );
    }

    private static bool Flag(IConfiguration configuration, string name) =>
        configuration[name] switch
        {
            null => true,
            var text when bool.TryParse(text, out var flag) => flag,
            var text => throw new SettingException($"{name} must be true or false, not '{text}'."),
        };

    private static void CheckUrls(string? urls)
    {
        foreach (var url in (urls ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries))
        {
            if (!IsWebAddress(url.Trim()))
            {
                throw new SettingException(
                    $"urls must be http or https addresses such as {DefaultUrl}, not '{url}'."
                );
            }
        }
    }

    private static bool IsWebAddress(string url)
    {
        try
        {
            var address = BindingAddress.Parse(url);
            return address.Scheme is "http" or "https"
                && address.Host.Length > 0
                && address.Port is >= 0 and <= ushort.MaxValue;
        }
        catch (FormatException)
        {
            return false;
        }
    }

    private static string FirstSentence(string text)
    {
        var end = text.IndexOf(". ", StringComparison.Ordinal);
        return end < 0 ? text : text[..(end + 1)];
    }
}
