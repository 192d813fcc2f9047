using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Payments.Sandbox.Rails;

namespace Payments.Sandbox.Fx;

internal sealed record OrderRequest(FxAmount? Sells, FxAmount? Buys, string? Memo);

internal sealed record OrderCancellation;

internal sealed record OrderOutcome(string? Outcome);

internal sealed record OrderStateMessage(string OrderId, string Status, string? ReasonCode);

/// <summary>
/// PUT /fx/orders/{id}, POST /fx/orders/{id}/cancellation, POST /fx/orders/{id}/outcome: signed as on
/// the rails.
/// </summary>
internal static class FxOrderEndpoints
{
    private const int BodySizeMax = 16 * 1024;

    public static void MapFxOrders(this IEndpointRouteBuilder routes)
    {
        routes.MapPut("/fx/orders/{orderId}", Handle(SandboxJson.Default.OrderRequest, Place));
        routes.MapPost(
            "/fx/orders/{orderId}/cancellation",
            Handle(
                SandboxJson.Default.OrderCancellation,
                (orderId, _, book) => Shown(book.Cancel(orderId))
            )
        );
        routes.MapPost(
            "/fx/orders/{orderId}/outcome",
            Handle(SandboxJson.Default.OrderOutcome, Force)
        );
    }

    private static IResult Place(string orderId, OrderRequest order, FxOrderBook book) =>
        order
            is {
                Sells: { MinorUnits: > 0, Currency.Length: 3 } sells,
                Buys: { MinorUnits: > 0, Currency.Length: 3 } buys
            }
        && sells.Currency != buys.Currency
            ? book.Place(orderId, order) is { } state
                ? Shown(state)
                : Refuse(
                    StatusCodes.Status409Conflict,
                    "ORDER_CONFLICT",
                    "The id stands for another order."
                )
            : Refuse(
                StatusCodes.Status400BadRequest,
                "ORDER_INVALID",
                "An order sells and buys positive amounts of two currencies."
            );

    private static IResult Force(string orderId, OrderOutcome outcome, FxOrderBook book) =>
        outcome.Outcome
            is not (FxOrderBook.Executed or FxOrderBook.Rejected or FxOrderBook.Cancelled)
            ? Refuse(
                StatusCodes.Status400BadRequest,
                "OUTCOME_INVALID",
                "outcome must be EXECUTED, REJECTED or CANCELLED."
            )
        : !book.Knows(orderId)
            ? Refuse(
                StatusCodes.Status404NotFound,
                "ORDER_UNKNOWN",
                "The order has not been placed."
            )
        : book.Force(orderId, outcome.Outcome) is { } state ? Shown(state)
        : Refuse(StatusCodes.Status409Conflict, "ORDER_ENDED", "The order has ended.");

    private static RequestDelegate Handle<T>(
        JsonTypeInfo<T> type,
        Func<string, T, FxOrderBook, IResult> answer
    )
        where T : class =>
        async context =>
        {
            var result =
                await ReadSignedAsync(context) is not { } body
                    ? Refuse(
                        StatusCodes.Status401Unauthorized,
                        "SIGNATURE",
                        "X-Rail-Signature is missing, wrong or too old."
                    )
                : Parse(body, type) is not { } request
                    ? Refuse(
                        StatusCodes.Status400BadRequest,
                        "BODY_INVALID",
                        "The body is not the JSON object that this door takes."
                    )
                : answer(
                    (string)context.Request.RouteValues["orderId"]!,
                    request,
                    context.Resolve<FxOrderBook>()
                );
            await result.ExecuteAsync(context);
        };

    private static async Task<byte[]?> ReadSignedAsync(HttpContext context)
    {
        var body = await RequestBody.ReadAsync(
            context.Request,
            BodySizeMax,
            context.RequestAborted
        );
        var signature = context.Request.Headers[RailSignature.Header].ToString();
        return body is not null && context.Resolve<RailSignature>().Verify(signature, body)
            ? body
            : null;
    }

    private static T? Parse<T>(byte[] body, JsonTypeInfo<T> type)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize(body, type);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static IResult Shown(OrderStateMessage state) =>
        Results.Json(state, SandboxJson.Default.OrderStateMessage);

    private static IResult Refuse(int status, string code, string message) =>
        Results.Json(new FxError(code, message), SandboxJson.Default.FxError, statusCode: status);
}
