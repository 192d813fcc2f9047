using System.Net;
using System.Text.RegularExpressions;
using Payments.Tests.Banks;

namespace Payments.Tests.Sandbox;

public sealed partial class ScaPageTests
{
    private const string Everything =
        """{"access":{"allPsd2":"allAccounts"},"recurringIndicator":true,"validUntil":"9999-12-31","frequencyPerDay":4}""";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_page_tells_which_bank_asks_what_for_whom()
    {
        await using var world = await OutsideWorld.StartAsync();
        var id = await CreateAsync(world);

        using var response = await world.Http.GetAsync(Page(id), Token);
        var html = await response.Content.ReadAsStringAsync(Token);

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        html.ShouldContain("<h1>Coral Bank</h1>");
        html.ShouldContain("app.example asks to read");
        html.ShouldContain("their balances");
        html.ShouldContain("their transactions");
        html.ShouldContain("Alex Morgan");
        html.ShouldContain("<html lang=\"en\">");
        var policy = string.Concat(response.Headers.GetValues("Content-Security-Policy"));
        policy.ShouldContain("frame-ancestors 'none'");
        policy.ShouldEndWith("form-action 'self' https://app.example");
    }

    [Fact]
    public async Task Approving_sends_the_browser_back_with_303()
    {
        await using var world = await OutsideWorld.StartAsync();
        var id = await CreateAsync(world);

        using var response = await PressAsync(world, id, await OpenAsync(world, id), "approve");

        response.StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        response.Headers.Location.ShouldBe(new Uri("https://app.example/return"));
    }

    [Fact]
    public async Task A_form_posted_by_another_site_is_refused()
    {
        await using var world = await OutsideWorld.StartAsync();
        var id = await CreateAsync(world);
        var (cookie, token) = await OpenAsync(world, id);
        var (_, otherToken) = await OpenAsync(world, await CreateAsync(world));

        foreach (
            var form in new[]
            {
                ("", token),
                (cookie, ""),
                (cookie, otherToken),
                ("sandbox-sca=x", token),
            }
        )
        {
            using var refused = await PressAsync(world, id, form, "approve");
            refused.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        }

        using var right = await PressAsync(world, id, (cookie, token), "approve");
        right.StatusCode.ShouldBe(HttpStatusCode.SeeOther);
    }

    [Theory]
    [InlineData("approve", "nobody")]
    [InlineData("maybe", "alex")]
    public async Task A_form_with_no_such_person_or_button_is_refused(string decision, string psu)
    {
        await using var world = await OutsideWorld.StartAsync();
        var id = await CreateAsync(world);

        using var response = await PressAsync(world, id, await OpenAsync(world, id), decision, psu);

        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Theory]
    [InlineData("coral_au", "0123456789abcdef")]
    [InlineData("nowhere", "0123456789abcdef")]
    public async Task A_request_that_the_bank_does_not_know_is_not_found(string bank, string id)
    {
        await using var world = await OutsideWorld.StartAsync();

        using var response = await world.Http.GetAsync($"/sandbox/banks/{bank}/sca/{id}", Token);

        response.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task The_index_page_names_all_that_is_simulated()
    {
        await using var world = await OutsideWorld.StartAsync();

        var html = await world.Http.GetStringAsync("/sandbox", Token);

        foreach (
            var text in new[]
            {
                "coral_au",
                "Thames &amp; Tyne Bank",
                "sct-inst",
                "FAIL_ACC",
                "/sandbox/fx/rates",
            }
        )
        {
            html.ShouldContain(text);
        }
    }

    internal static async Task<string> ApprovedAsync(OutsideWorld world)
    {
        var id = await CreateAsync(world);
        using var response = await PressAsync(world, id, await OpenAsync(world, id), "approve");
        response.StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        return id;
    }

    private static string Page(string id) => $"/sandbox/banks/coral_au/sca/{id}";

    private static async Task<string> CreateAsync(OutsideWorld world)
    {
        using var response = await ConsentDoorTests.CreateAsync(world, Everything);
        var body = await ConsentDoorTests.JsonAsync(response);
        return body.GetProperty("consentId").GetString()!;
    }

    private static async Task<(string Cookie, string Token)> OpenAsync(
        OutsideWorld world,
        string id
    )
    {
        using var response = await world.Http.GetAsync(Page(id), Token);
        var html = await response.Content.ReadAsStringAsync(Token);
        var cookie = response.Headers.GetValues("Set-Cookie").Single();
        cookie.ShouldContain("samesite=strict");
        cookie.ShouldContain("httponly");
        return (cookie.Split(';')[0], FormToken().Match(html).Groups["value"].Value);
    }

    private static async Task<HttpResponseMessage> PressAsync(
        OutsideWorld world,
        string id,
        (string Cookie, string Token) form,
        string decision,
        string psu = "alex"
    )
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Page(id));
        request.Headers.TryAddWithoutValidation("Cookie", form.Cookie);
        request.Content = new FormUrlEncodedContent([
            new("token", form.Token),
            new("psu", psu),
            new("decision", decision),
        ]);
        return await world.Http.SendAsync(request, Token);
    }

    [GeneratedRegex(
        "name=\"token\" value=\"(?<value>[^\"]+)\"",
        RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex FormToken();
}
