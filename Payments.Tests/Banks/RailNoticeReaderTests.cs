using System.Globalization;
using System.Net;
using System.Text;
using Payments.Banks.Rails;
using Payments.Tests.Sandbox;

namespace Payments.Tests.Banks;

public sealed class RailNoticeReaderTests
{
    private const string Empty =
        """{"noticeId":"n1","scheme":"npp","createdAt":"2026-11-20T10:00:00Z","reports":[],"credits":[]}""";

    [Fact]
    public async Task A_notice_signed_with_the_secret_is_believed()
    {
        await using var world = await OutsideWorld.StartAsync();

        var status = await PostAsync(world, Empty, Sign(world, Empty));

        status.ShouldBe(HttpStatusCode.NoContent);
        (await world.NextNoticeAsync()).NoticeId.ShouldBe("n1");
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("t=1,v1=00")]
    [InlineData("v1=0000,t=5")]
    public async Task A_notice_without_a_proper_signature_is_refused(string? signature)
    {
        await using var world = await OutsideWorld.StartAsync();

        (await PostAsync(world, Empty, signature)).ShouldBe(HttpStatusCode.Unauthorized);
        world.HasNotice.ShouldBeFalse();
    }

    [Fact]
    public async Task A_notice_changed_on_its_way_is_refused()
    {
        await using var world = await OutsideWorld.StartAsync();
        var changed = Empty.Replace("n1", "n2", StringComparison.Ordinal);

        var status = await PostAsync(world, changed, Sign(world, Empty));

        status.ShouldBe(HttpStatusCode.Unauthorized);
        world.HasNotice.ShouldBeFalse();
    }

    [Fact]
    public async Task A_notice_played_again_after_five_minutes_is_refused()
    {
        var time = new FakeTime(new DateTimeOffset(2026, 11, 20, 10, 0, 0, TimeSpan.Zero));
        await using var world = await OutsideWorld.StartAsync(time: time);
        var signature = Sign(world, Empty);

        time.Advance(TimeSpan.FromMinutes(4));
        var inTime = await PostAsync(world, Empty, signature);
        time.Advance(TimeSpan.FromMinutes(2));
        var tooLate = await PostAsync(world, Empty, signature);

        inTime.ShouldBe(HttpStatusCode.NoContent);
        tooLate.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("nonsense")]
    [InlineData("null")]
    [InlineData(
        """{"noticeId":null,"scheme":"npp","createdAt":"2026-11-20T10:00:00Z","reports":[],"credits":[]}"""
    )]
    [InlineData(
        """{"noticeId":"n1","scheme":"telex","createdAt":"2026-11-20T10:00:00Z","reports":[],"credits":[]}"""
    )]
    public async Task A_signed_notice_that_is_not_understood_is_a_bad_request(string body)
    {
        await using var world = await OutsideWorld.StartAsync();

        (await PostAsync(world, body, Sign(world, body))).ShouldBe(HttpStatusCode.BadRequest);
        world.HasNotice.ShouldBeFalse();
    }

    [Theory]
    [InlineData(0, "AUD", "ACSC")]
    [InlineData(-5, "AUD", "ACSC")]
    [InlineData(5, "XXX", "ACSC")]
    [InlineData(5, "AUD", "WHAT")]
    public async Task A_report_of_no_money_or_an_unknown_status_is_not_guessed_at(
        long minorUnits,
        string currency,
        string status
    )
    {
        await using var world = await OutsideWorld.StartAsync();
        var report = string.Create(
            CultureInfo.InvariantCulture,
            $$"""{"instructionId":"w","sequence":1,"status":"{{status}}","amountMinorUnits":{{minorUnits}},"currency":"{{currency}}","at":"2026-11-20T10:00:00Z"}"""
        );
        var body = Empty.Replace(
            "\"reports\":[]",
            $"\"reports\":[{report}]",
            StringComparison.Ordinal
        );

        (await PostAsync(world, body, Sign(world, body))).ShouldBe(HttpStatusCode.BadRequest);
    }

    private static string Sign(OutsideWorld world, string body) =>
        world.Get<RailSignature>().Sign(Encoding.UTF8.GetBytes(body));

    private static async Task<HttpStatusCode> PostAsync(
        OutsideWorld world,
        string body,
        string? signature
    )
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, RailNoticeReader.Path);
        request.Content = new StringContent(body);
        if (signature is not null)
        {
            request.Headers.TryAddWithoutValidation(RailNoticeReader.SignatureHeader, signature);
        }

        using var response = await world.Http.SendAsync(
            request,
            TestContext.Current.CancellationToken
        );
        return response.StatusCode;
    }
}
