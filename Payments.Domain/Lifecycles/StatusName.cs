using System.Collections.Concurrent;
using System.Text.Json;

namespace Payments.Domain.Lifecycles;

/// <summary>A status as clients see it: <c>ScaUrlRetrieved</c> is <c>SCA_URL_RETRIEVED</c>.</summary>
public static class StatusName
{
    public static string Of<TStatus>(TStatus status)
        where TStatus : struct, Enum => Names<TStatus>.All.GetOrAdd(status, Spell);

    private static string Spell<TStatus>(TStatus status)
        where TStatus : struct, Enum =>
        JsonNamingPolicy.SnakeCaseUpper.ConvertName(status.ToString());

    private static class Names<TStatus>
        where TStatus : struct, Enum
    {
        public static readonly ConcurrentDictionary<TStatus, string> All = new();
    }
}
