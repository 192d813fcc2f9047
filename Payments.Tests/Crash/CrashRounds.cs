using System.Globalization;

namespace Payments.Tests.Crash;

/// <summary>How often a server is killed in a test: as often as CI has time for, or as asked.</summary>
internal static class CrashRounds
{
    /// <summary>A number of rounds for every database.</summary>
    public const string Variable = "PAYMENTS_CRASH_ROUNDS";

    public static int Or(int usual) =>
        Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } asked
            ? int.Parse(asked, NumberStyles.None, CultureInfo.InvariantCulture)
            : usual;
}
