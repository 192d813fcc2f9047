namespace Payments.Benchmarks.Engine;

/// <summary>The three requests that are measured; the same ones that other engines were measured by.</summary>
internal sealed record EngineRequest(string Name, string Document)
{
    public static IReadOnlyList<EngineRequest> All { get; } =
    [
        new("Q1", "{hello}"),
        new(
            "Q2",
            "{payments(first:50){id reference amount fee currency status method createdAt "
                + "description refunded sender{id name} recipient{id name}}}"
        ),
        new(
            "Q3",
            "{dbPayments(first:20 order:[{createdAt:DESC}]){nodes{id reference amountMinor "
                + "currency status createdAt sender{id name} recipient{id name}} "
                + "pageInfo{hasNextPage endCursor}}}"
        ),
    ];

    public string Body => $$"""{"query":"{{Document}}"}""";
}
