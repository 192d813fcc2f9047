namespace Cacao.Tests.AspNetCore;

public sealed class HttpGetTests
{
    [Fact]
    public async Task A_query_may_come_by_GET()
    {
        await using var host = await TransportHost.StartAsync();

        var answer = await host.GetAsync(
            "/graphql?query=%7B+echo+%7D&operationName=N&variables=%7B%22a%22%3A1%7D&extensions="
        );

        answer.Status.ShouldBe(200);
        answer.Body.ShouldBe("""{"data":{"name":"N","variables":{"a":1},"extensions":null}}""");
    }

    [Theory]
    [InlineData("/graphql")]
    [InlineData("/graphql?query=")]
    [InlineData("/graphql?query={hello}&variables={oops")]
    [InlineData("/graphql?query={hello}&variables=[]")]
    public async Task A_GET_that_cannot_be_read_is_400(string address)
    {
        await using var host = await TransportHost.StartAsync();

        (await host.GetAsync(address)).Status.ShouldBe(400);
    }

    [Fact]
    public async Task A_mutation_by_GET_is_405_and_points_to_POST()
    {
        await using var host = await TransportHost.StartAsync();

        foreach (var accept in new[] { "application/json", "text/event-stream" })
        {
            var answer = await host.GetAsync("/graphql?query=mutation+hello", accept);

            answer.Status.ShouldBe(405);
            answer.ContentHeaders.Allow.ShouldBe(["POST"]);
        }
    }

    [Fact]
    public async Task Another_site_cannot_make_a_browser_send_a_GET()
    {
        await using var host = await TransportHost.StartAsync();
        var request = new HttpRequestMessage(HttpMethod.Get, "/graphql?query=%7B+hello+%7D");
        request.Headers.Add("Sec-Fetch-Site", "cross-site");

        (await host.SendAsync(request)).Status.ShouldBe(400);
    }

    [Theory]
    [InlineData(null, null, 400)]
    [InlineData("GraphQL-Preflight", "1", 200)]
    [InlineData("GraphQL-Require-Preflight", "1", 200)]
    [InlineData("Sec-Fetch-Site", "same-origin", 200)]
    [InlineData("Sec-Fetch-Site", "same-site", 400)]
    public async Task An_enforced_preflight_wants_proof(string? header, string? value, int status)
    {
        await using var host = await TransportHost.StartAsync(options =>
            options.EnforceGetRequestsPreflightHeader = true
        );
        var request = new HttpRequestMessage(HttpMethod.Get, "/graphql?query=%7B+hello+%7D");
        if (header is not null)
        {
            request.Headers.Add(header, value);
        }

        (await host.SendAsync(request)).Status.ShouldBe(status);
    }

    [Fact]
    public async Task GET_can_be_switched_off()
    {
        await using var host = await TransportHost.StartAsync(options =>
            options.EnableGetRequests = false
        );

        (await host.GetAsync("/graphql?query=%7B+hello+%7D")).Status.ShouldBe(405);
    }

    [Fact]
    public async Task Half_a_surrogate_pair_in_the_variables_is_400()
    {
        await using var host = await TransportHost.StartAsync();
        var variables = Uri.EscapeDataString("""{"\ud800":1}""");

        var answer = await host.GetAsync($"/graphql?query={{hello}}&variables={variables}");

        answer.Status.ShouldBe(400);
        answer.Body.ShouldContain("`variables` holds half of a surrogate pair.");
    }
}
