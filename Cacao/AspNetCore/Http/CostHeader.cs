using Cacao.Execution;
using Microsoft.AspNetCore.Http;

namespace Cacao.AspNetCore.Http;

/// <summary>
/// <c>GraphQL-Cost: report</c> asks what the operation cost, <c>validate</c> what it would cost. Other
/// values mean nothing.
/// </summary>
internal static class CostHeader
{
    private const string Name = "GraphQL-Cost";

    public static CostReporting Read(HttpRequest request) =>
        !request.Headers.TryGetValue(Name, out var value) ? CostReporting.None
        : Is(value, "report") ? CostReporting.Report
        : Is(value, "validate") ? CostReporting.Validate
        : CostReporting.None;

    private static bool Is(string? value, string word) =>
        string.Equals(value?.Trim(), word, StringComparison.OrdinalIgnoreCase);
}
