using System.Net;
using System.Text;
using Payments.Banks.Rails;
using Payments.Tests.Banks;

namespace Payments.Tests.Sandbox;

/// <summary>What the rails answer to callers that are not, or behave not like, a participant.</summary>
public sealed class RailDoorTests
{
    private const string Batch =
        """{"messageId":"m","callbackUrl":"http://127.0.0.1:1/x","instructions":[{"instructionId":"w","amountMinorUnits":1,"currency":"AUD","creditor":{"name":"Jo","account":{"type":"BSB","number":"1","routing":"062000"}}}]}""";

    [Fact]
    public async Task An_unsigned_batch_is_not_even_read()
    {
        await using var world = await OutsideWorld.StartAsync();

        (await PostAsync(world, "npp/payments", Batch, sign: false)).ShouldBe(
            HttpStatusCode.Unauthorized
        );
        (await PostAsync(world, "npp/payments", Batch)).ShouldBe(HttpStatusCode.Accepted);
    }

    [Theory]
    [InlineData("npp/payments", "nonsense")]
    [InlineData("npp/payments", "null")]
    [InlineData("npp/payments", "{}")]
    [InlineData("npp/payments", """{"messageId":"m","callbackUrl":"http://x","instructions":[]}""")]
    [InlineData(
        "npp/payments",
        """{"messageId":"m","callbackUrl":"http://x","instructions":[null]}"""
    )]
    [InlineData(
        "npp/payments",
        """{"messageId":"m","callbackUrl":"file:///etc","instructions":[{}]}"""
    )]
    [InlineData("participants", """{"callbackUrl":"here"}""")]
    [InlineData(
        "npp/credits",
        """{"key":"k","callbackUrl":"http://x","amountMinorUnits":0,"currency":"AUD"}"""
    )]
    [InlineData(
        "npp/credits",
        """{"key":"k","callbackUrl":"http://x","amountMinorUnits":1,"currency":"EUR"}"""
    )]
    [InlineData(
        "npp/credits",
        """{"key":"k","callbackUrl":"http://x","amountMinorUnits":1,"currency":"AUD"}"""
    )]
    public async Task A_signed_message_that_makes_no_sense_is_a_bad_request(
        string path,
        string body
    )
    {
        await using var world = await OutsideWorld.StartAsync();

        (await PostAsync(world, path, body)).ShouldBe(HttpStatusCode.BadRequest);
    }

    [Theory]
    [InlineData("telex/payments")]
    [InlineData("telex/credits")]
    [InlineData("npp/payments/none/outcome")]
    public async Task An_unknown_rail_or_payment_is_not_found(string path)
    {
        await using var world = await OutsideWorld.StartAsync();
        var body = path.EndsWith("outcome", StringComparison.Ordinal)
            ? """{"status":"ACSC"}"""
            : Batch;

        (await PostAsync(world, path, body)).ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_message_larger_than_the_door_is_refused()
    {
        await using var world = await OutsideWorld.StartAsync();
        var body = new string(' ', 5 * 1024 * 1024);

        (await PostAsync(world, "npp/payments", body)).ShouldBe(HttpStatusCode.Unauthorized);
    }

    private static async Task<HttpStatusCode> PostAsync(
        OutsideWorld world,
        string path,
        string body,
        bool sign = true
    )
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/sandbox/rails/{path}");
        request.Content = new StringContent(body);
        if (sign)
        {
            var signature = world.Get<RailSignature>().Sign(Encoding.UTF8.GetBytes(body));
            request.Headers.TryAddWithoutValidation("X-Rail-Signature", signature);
        }

        using var response = await world.Http.SendAsync(
            request,
            TestContext.Current.CancellationToken
        );
        return response.StatusCode;
    }
}
