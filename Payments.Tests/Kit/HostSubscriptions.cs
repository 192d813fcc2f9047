using System.Text.Json.Nodes;

namespace Payments.Tests.Kit;

/// <summary>What a host pushes.</summary>
internal static class HostSubscriptions
{
    /// <summary>The place of the first event of the user: replay from there brings all that was done since.</summary>
    public static async Task<string?> FirstCursorAsync(this GraphUser user)
    {
        var page = await user.AskAsync("{ events(first: 1) { pageInfo { endCursor } } }");
        return page["events"]!["pageInfo"]!["endCursor"]?.ToString();
    }

    /// <summary>The items of a subscription that the host completes by itself.</summary>
    public static Task<List<JsonNode>> ToEndAsync(
        this PaymentsHost host,
        GraphUser user,
        string query,
        object variables
    ) => host.TakeAsync(user, query, variables, int.MaxValue);

    /// <summary>The first so many items of a subscription.</summary>
    public static async Task<List<JsonNode>> TakeAsync(
        this PaymentsHost host,
        GraphUser user,
        string query,
        object variables,
        int count
    )
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(PaymentsHost.Cancel);
        limit.CancelAfter(TimeSpan.FromSeconds(60));
        List<JsonNode> items = [];
        await foreach (
            var data in GraphSocket.ListenAsync(
                host.GraphQL,
                user.Token!,
                query,
                variables,
                limit.Token
            )
        )
        {
            items.Add(data);
            if (items.Count == count)
            {
                break;
            }
        }

        return items;
    }
}
