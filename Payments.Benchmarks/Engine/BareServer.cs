using System.Buffers;
using System.IO.Pipelines;
using Microsoft.EntityFrameworkCore;
using Payments.Benchmarks.Subscriptions;

namespace Payments.Benchmarks.Engine;

/// <summary>
/// The ceiling: Kestrel endpoints that know what is asked and write the same JSON by hand. What an
/// engine loses against them is what it costs.
/// </summary>
internal static class BareServer
{
    private const int PageSize = 20;

    public static async Task<int> RunAsync(string port, string database)
    {
        var app = SampleHost.CreateBuilder(port, database).Build();
        app.MapPost("/Q1", (RequestDelegate)WriteHelloAsync);
        app.MapPost("/Q2", (RequestDelegate)WritePaymentsAsync);
        app.MapPost("/Q3", (RequestDelegate)WritePageAsync);
        app.MapSubscriptions();
        return await app.RunSeededAsync();
    }

    private static ReadOnlySpan<byte> Hello => """{"data":{"hello":"world"}}"""u8;

    private static Task WriteHelloAsync(HttpContext context)
    {
        StartJson(context.Response, Hello.Length);
        context.Response.BodyWriter.Write(Hello);
        return context.Response.BodyWriter.FlushAsync(context.RequestAborted).AsTask();
    }

    private static Task WritePaymentsAsync(HttpContext context)
    {
        var buffer = BareWriter.Rent();
        buffer.Json.StartData("payments"u8);
        buffer.Json.WriteStartArray();
        foreach (var payment in SamplePayment.All)
        {
            buffer.Json.Write(payment);
        }

        buffer.Json.WriteEndArray();
        buffer.Json.EndData();
        return SendAsync(context.Response, buffer);
    }

    private static async Task WritePageAsync(HttpContext context)
    {
        var db = context.RequestServices.GetRequiredService<SampleDb>();
        var page = await db
            .Payments.AsNoTracking()
            .OrderByDescending(payment => payment.CreatedAt)
            .Take(PageSize + 1)
            .ToListAsync(context.RequestAborted);
        var hasNextPage = page.Count > PageSize;
        page = page[..Math.Min(page.Count, PageSize)];
        var ids = page.SelectMany(payment => new[] { payment.SenderId, payment.RecipientId })
            .Distinct()
            .ToArray();
        var parties = await db
            .Parties.AsNoTracking()
            .Where(party => ids.Contains(party.Id))
            .ToDictionaryAsync(party => party.Id, context.RequestAborted);

        var buffer = BareWriter.Rent();
        buffer.Json.StartData("dbPayments"u8);
        buffer.Json.WriteStartObject();
        buffer.Json.WriteStartArray("nodes"u8);
        foreach (var payment in page)
        {
            buffer.Json.Write(payment, parties);
        }

        buffer.Json.WriteEndArray();
        buffer.Json.WriteStartObject("pageInfo"u8);
        buffer.Json.WriteBoolean("hasNextPage"u8, hasNextPage);
        buffer.Json.WriteString("endCursor"u8, SampleJson.Cursor(PageSize - 1));
        buffer.Json.WriteEndObject();
        buffer.Json.WriteEndObject();
        buffer.Json.EndData();
        await SendAsync(context.Response, buffer);
    }

    private static Task<FlushResult> SendAsync(HttpResponse response, BareWriter buffer)
    {
        buffer.Json.Flush();
        StartJson(response, buffer.Written.Length);
        response.BodyWriter.Write(buffer.Written);
        BareWriter.Return(buffer);
        return response.BodyWriter.FlushAsync(response.HttpContext.RequestAborted).AsTask();
    }

    private static void StartJson(HttpResponse response, int length)
    {
        response.ContentType = "application/graphql-response+json; charset=utf-8";
        response.ContentLength = length;
    }
}
