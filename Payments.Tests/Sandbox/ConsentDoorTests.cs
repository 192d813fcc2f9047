using System.Net;
using System.Text.Json;
using Payments.Tests.Banks;

namespace Payments.Tests.Sandbox;

/// <summary>What a bank answers to callers that do not keep to the Berlin Group's rules.</summary>
public sealed class ConsentDoorTests
{
    private const string Good =
        """{"access":{"accounts":[]},"recurringIndicator":true,"validUntil":"9999-12-31","frequencyPerDay":4}""";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_proper_request_is_answered_201_with_the_links_of_the_standard()
    {
        await using var world = await OutsideWorld.StartAsync();

        using var response = await CreateAsync(world, Good);
        var body = await JsonAsync(response);

        response.StatusCode.ShouldBe(HttpStatusCode.Created);
        response.Headers.GetValues("ASPSP-SCA-Approach").ShouldBe(["REDIRECT"]);
        body.GetProperty("consentStatus").GetString().ShouldBe("received");
        var id = body.GetProperty("consentId").GetString();
        var links = body.GetProperty("_links");
        links
            .GetProperty("scaRedirect")
            .GetProperty("href")
            .GetString()
            .ShouldBe($"{world.Address}sandbox/banks/coral_au/sca/{id}");
        links
            .GetProperty("status")
            .GetProperty("href")
            .GetString()
            .ShouldBe($"/sandbox/banks/coral_au/v1/consents/{id}/status");
    }

    [Theory]
    [InlineData("nonsense", "FORMAT_ERROR")]
    [InlineData("{}", "FORMAT_ERROR")]
    [InlineData(
        """{"access":{},"recurringIndicator":true,"validUntil":"9999-12-31","frequencyPerDay":4}""",
        "FORMAT_ERROR"
    )]
    [InlineData(
        """{"access":{"allPsd2":"some"},"recurringIndicator":true,"validUntil":"9999-12-31","frequencyPerDay":4}""",
        "FORMAT_ERROR"
    )]
    [InlineData(
        """{"access":{"accounts":[{}]},"recurringIndicator":true,"validUntil":"9999-12-31","frequencyPerDay":4}""",
        "FORMAT_ERROR"
    )]
    [InlineData(
        """{"access":{"accounts":[]},"validUntil":"9999-12-31","frequencyPerDay":4}""",
        "FORMAT_ERROR"
    )]
    [InlineData(
        """{"access":{"accounts":[]},"recurringIndicator":true,"validUntil":"2026-02-30","frequencyPerDay":4}""",
        "FORMAT_ERROR"
    )]
    [InlineData(
        """{"access":{"accounts":[]},"recurringIndicator":true,"validUntil":"2020-01-01","frequencyPerDay":4}""",
        "PERIOD_INVALID"
    )]
    [InlineData(
        """{"access":{"accounts":[]},"recurringIndicator":true,"validUntil":"9999-12-31","frequencyPerDay":0}""",
        "FORMAT_ERROR"
    )]
    [InlineData(
        """{"access":{"accounts":[]},"recurringIndicator":false,"validUntil":"9999-12-31","frequencyPerDay":4}""",
        "FORMAT_ERROR"
    )]
    [InlineData(
        """{"access":{"accounts":[]},"recurringIndicator":true,"validUntil":"9999-12-31","frequencyPerDay":4,"combinedServiceIndicator":true}""",
        "SESSIONS_NOT_SUPPORTED"
    )]
    public async Task A_request_that_breaks_a_rule_is_refused_by_its_code(string body, string code)
    {
        await using var world = await OutsideWorld.StartAsync();

        using var response = await CreateAsync(world, body);

        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await CodeAsync(response)).ShouldBe(code);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("/relative")]
    [InlineData("javascript:alert(1)")]
    public async Task A_way_back_that_is_no_web_address_is_refused(string? redirect)
    {
        await using var world = await OutsideWorld.StartAsync();

        using var response = await CreateAsync(world, Good, redirect);

        (await CodeAsync(response)).ShouldBe("FORMAT_ERROR");
    }

    [Theory]
    [InlineData("coral_au/v1/consents/none", HttpStatusCode.Forbidden, "CONSENT_UNKNOWN")]
    [InlineData("coral_au/v1/accounts", HttpStatusCode.BadRequest, "FORMAT_ERROR")]
    [InlineData("nowhere/v1/accounts", HttpStatusCode.NotFound, "RESOURCE_UNKNOWN")]
    public async Task Reads_without_a_consent_are_refused(
        string path,
        HttpStatusCode status,
        string code
    )
    {
        await using var world = await OutsideWorld.StartAsync();

        using var response = await GetAsync(world, path, consentId: null);

        response.StatusCode.ShouldBe(status);
        (await CodeAsync(response)).ShouldBe(code);
    }

    [Fact]
    public async Task A_call_without_a_request_id_is_refused()
    {
        await using var world = await OutsideWorld.StartAsync();

        using var response = await world.Http.GetAsync(
            "/sandbox/banks/coral_au/v1/accounts",
            Token
        );

        (await CodeAsync(response)).ShouldBe("FORMAT_ERROR");
    }

    [Theory]
    [InlineData("", "FORMAT_ERROR")]
    [InlineData("bookingStatus=booked", "FORMAT_ERROR")]
    [InlineData("bookingStatus=booked&dateFrom=yesterday", "FORMAT_ERROR")]
    [InlineData("bookingStatus=information&dateFrom=2026-01-01", "PARAMETER_NOT_SUPPORTED")]
    [InlineData("bookingStatus=booked&dateFrom=2000-01-01", "PERIOD_INVALID")]
    [InlineData("bookingStatus=booked&dateFrom=2026-11-01&dateTo=2026-10-01", "PERIOD_INVALID")]
    [InlineData("bookingStatus=booked&dateFrom=2026-11-01&pageToken=%00", "FORMAT_ERROR")]
    [InlineData("bookingStatus=booked&dateFrom=2026-11-01&pageToken=abcd", "FORMAT_ERROR")]
    public async Task A_question_for_transactions_that_is_not_whole_is_refused(
        string query,
        string code
    )
    {
        await using var world = await StartAtNoonAsync();
        var consentId = await ScaPageTests.ApprovedAsync(world);

        using var response = await GetAsync(
            world,
            $"coral_au/v1/accounts/coral_au-alex-1/transactions?{query}",
            consentId
        );

        (await CodeAsync(response)).ShouldBe(code);
    }

    [Fact]
    public async Task Todays_transactions_are_pending_and_booked_tomorrow()
    {
        var time = new FakeTime(new DateTimeOffset(2026, 11, 25, 12, 0, 0, TimeSpan.Zero));
        await using var world = await OutsideWorld.StartAsync(time: time);
        var consentId = await ScaPageTests.ApprovedAsync(world);
        const string Question =
            "coral_au/v1/accounts/coral_au-alex-1/transactions?dateFrom=2026-11-25&bookingStatus=";

        using var today = await GetAsync(world, $"{Question}both", consentId);
        var before = (await JsonAsync(today)).GetProperty("transactions");
        time.Advance(TimeSpan.FromDays(1));
        using var tomorrow = await GetAsync(world, $"{Question}booked", consentId);
        var after = (await JsonAsync(tomorrow)).GetProperty("transactions");

        before.GetProperty("booked").GetArrayLength().ShouldBe(0);
        Salary(before.GetProperty("pending")).ShouldBe(1);
        Salary(after.GetProperty("booked")).ShouldBe(1);

        static int Salary(JsonElement list) =>
            list.EnumerateArray()
                .Count(one =>
                    one.GetProperty("remittanceInformationUnstructured").GetString()
                    == "Salary November 2026"
                );
    }

    internal static async Task<HttpResponseMessage> CreateAsync(
        OutsideWorld world,
        string body,
        string? redirect = "https://app.example/return"
    )
    {
        using var request = new HttpRequestMessage(
            HttpMethod.Post,
            "/sandbox/banks/coral_au/v1/consents"
        );
        request.Content = new StringContent(body);
        request.Headers.Add("X-Request-ID", Guid.CreateVersion7().ToString());
        if (redirect is not null)
        {
            request.Headers.Add("TPP-Redirect-URI", redirect);
        }

        return await world.Http.SendAsync(request, Token);
    }

    public static async Task<JsonElement> JsonAsync(HttpResponseMessage response)
    {
        var text = await response.Content.ReadAsStringAsync(Token);
        return JsonDocument.Parse(text).RootElement;
    }

    private static Task<OutsideWorld> StartAtNoonAsync() =>
        OutsideWorld.StartAsync(
            time: new FakeTime(new DateTimeOffset(2026, 11, 20, 12, 0, 0, TimeSpan.Zero))
        );

    private static async Task<HttpResponseMessage> GetAsync(
        OutsideWorld world,
        string path,
        string? consentId
    )
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/sandbox/banks/{path}");
        request.Headers.Add("X-Request-ID", Guid.CreateVersion7().ToString());
        request.Headers.Add("PSU-IP-Address", "203.0.113.7");
        if (consentId is not null)
        {
            request.Headers.Add("Consent-ID", consentId);
        }

        return await world.Http.SendAsync(request, Token);
    }

    private static async Task<string?> CodeAsync(HttpResponseMessage response) =>
        (await JsonAsync(response)).GetProperty("tppMessages")[0].GetProperty("code").GetString();
}
