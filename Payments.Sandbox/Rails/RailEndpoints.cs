using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Routing;

namespace Payments.Sandbox.Rails;

/// <summary>The rails' door for participants; every request is signed.</summary>
internal static class RailEndpoints
{
    /// <summary>Room for about 5,000 instructions.</summary>
    private const int BodySizeMax = 4 * 1024 * 1024;
    private const int BatchSizeMax = 5_000;
    private const int DelayMsMax = 24 * 60 * 60 * 1000;

    private sealed record Refusal(int Status, string Code, string Message);

    public static void MapRails(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/rails/participants", Handle(SandboxJson.Default.ParticipantRequest, Join));
        routes.MapPost(
            "/rails/{scheme}/payments",
            Handle(SandboxJson.Default.BatchRequest, Submit)
        );
        routes.MapPost(
            "/rails/{scheme}/credits",
            Handle(SandboxJson.Default.CreditRequest, Credit)
        );
        routes.MapPost(
            "/rails/{scheme}/payments/{instructionId}/outcome",
            Handle(SandboxJson.Default.OutcomeRequest, Force)
        );
        routes.MapPost(
            "/rails/{scheme}/payments/{instructionId}/recall",
            Handle(SandboxJson.Default.RecallRequest, Recall)
        );
        routes.MapPost(
            "/rails/{scheme}/credits/{creditId}/recall",
            Handle(SandboxJson.Default.CreditRecallRequest, RecallCredit)
        );
        routes.MapPost(
            "/rails/{scheme}/recalls/{recallId}/answer",
            Handle(SandboxJson.Default.RecallRefusal, RefuseRecall)
        );
        routes.MapGet("/rails/{scheme}/payments/{instructionId}", GetAsync);
    }

    private static RequestDelegate Handle<T>(
        JsonTypeInfo<T> type,
        Func<HttpContext, T, RailBook, IResult> answer
    ) =>
        async context =>
        {
            var body = await ReadSignedAsync(context);
            var result = body is null
                ? Refuse(BadSignature)
                : AnswerParsed(context, Parse(body, type), answer);
            await result.ExecuteAsync(context);
        };

    private static IResult AnswerParsed<T>(
        HttpContext context,
        T? request,
        Func<HttpContext, T, RailBook, IResult> answer
    ) =>
        request is null
            ? Refuse(400, "FF01", "The body is not the JSON object that this door takes.")
            : answer(context, request, context.Resolve<RailBook>());

    private static IResult Join(HttpContext context, ParticipantRequest request, RailBook book)
    {
        if (!IsCallback(request.CallbackUrl))
        {
            return Refuse(400, "FF01", "callbackUrl must be an absolute http or https address.");
        }

        book.Join(request.ParticipantId ?? RailBook.DefaultParticipant, request.CallbackUrl!);
        return Results.NoContent();
    }

    private static IResult Submit(HttpContext context, BatchRequest batch, RailBook book)
    {
        var refusal = batch switch
        {
            _ when Scheme(context) is null => UnknownScheme,
            { MessageId: null or "" } => new(400, "FF01", "messageId is missing."),
            { Instructions: null or { Count: 0 or > BatchSizeMax } } => new(
                400,
                "FF01",
                "instructions must have between 1 and 5000 entries."
            ),
            _ when batch.Instructions.Any(instruction => instruction is null) => new(
                400,
                "FF01",
                "instructions must not contain null."
            ),
            _ when !IsCallback(batch.CallbackUrl) => BadCallback,
            _ => null,
        };
        return refusal is null
            ? Results.Json(
                new BatchReceipt(batch.MessageId!, book.Submit(Scheme(context)!, batch)),
                SandboxJson.Default.BatchReceipt,
                statusCode: StatusCodes.Status202Accepted
            )
            : Refuse(refusal);
    }

    private static IResult Credit(HttpContext context, CreditRequest request, RailBook book)
    {
        var scheme = Scheme(context);
        var refusal = request switch
        {
            _ when scheme is null => UnknownScheme,
            { Key: null or "" or { Length: > 255 } } => new(
                400,
                "FF01",
                "key must have 1 to 255 characters."
            ),
            { AmountMinorUnits: <= 0 } => new(400, "AM12", "amountMinorUnits must be positive."),
            { Currency: not { Length: 3 } } => new(
                400,
                "FF01",
                "currency must be an ISO 4217 code."
            ),
            _ when scheme.Currency is { } only && only != request.Currency => new(
                400,
                "AM03",
                $"{scheme.Name} carries {only} only."
            ),
            { CreditorAccount: null or { Number: null or "" } } => new(
                400,
                "AC03",
                "creditorAccount must have a number."
            ),
            _ when !IsCallback(request.CallbackUrl) => BadCallback,
            _ => null,
        };
        if (refusal is not null)
        {
            return Refuse(refusal);
        }

        return book.Credit(scheme!, request) is { } receipt
            ? Results.Json(
                receipt,
                SandboxJson.Default.CreditReceipt,
                statusCode: StatusCodes.Status202Accepted
            )
            : Refuse(409, "AM05", "The key was used for another credit.");
    }

    private static IResult Recall(HttpContext context, RecallRequest recall, RailBook book)
    {
        var instructionId = (string)context.Request.RouteValues["instructionId"]!;
        var refusal = recall switch
        {
            _ when Scheme(context) is null => UnknownScheme,
            { ReasonCode: not RailBook.RecallReason } => new(
                400,
                "FF01",
                "reasonCode must be CUST: requested by the customer."
            ),
            _ when book.Find(Scheme(context)!, instructionId) is null => UnknownPayment,
            _ => null,
        };
        if (refusal is not null)
        {
            return Refuse(refusal);
        }

        return book.Recall(instructionId) is { } payment
            ? Results.Json(
                payment,
                SandboxJson.Default.PaymentStatusMessage,
                statusCode: StatusCodes.Status202Accepted
            )
            : Refuse(409, "ARDT", "The payment has ended already.");
    }

    private static IResult RecallCredit(
        HttpContext context,
        CreditRecallRequest request,
        RailBook book
    )
    {
        var refusal = request switch
        {
            _ when Scheme(context) is null => UnknownScheme,
            { Key: null or "" or { Length: > 255 } } => new(
                400,
                "FF01",
                "key must have 1 to 255 characters."
            ),
            { ReasonCode: not { Length: 4 } } => BadReason,
            _ when !IsCallback(request.CallbackUrl) => BadCallback,
            _ => null,
        };
        if (refusal is not null)
        {
            return Refuse(refusal);
        }

        var creditId = (string)context.Request.RouteValues["creditId"]!;
        return book.RecallCredit(Scheme(context)!, creditId, request) is { } receipt
            ? Results.Json(
                receipt,
                SandboxJson.Default.CreditRecallReceipt,
                statusCode: StatusCodes.Status202Accepted
            )
            : Refuse(404, "UNKNOWN", "There is no such credit, or the key is another recall's.");
    }

    private static IResult RefuseRecall(HttpContext context, RecallRefusal answer, RailBook book)
    {
        if (Scheme(context) is not { } scheme)
        {
            return Refuse(UnknownScheme);
        }

        if (answer.ReasonCode is not { Length: 4 } reasonCode)
        {
            return Refuse(BadReason);
        }

        var recallId = (string)context.Request.RouteValues["recallId"]!;
        return book.RefuseRecall(scheme, recallId, reasonCode) is { } recall
            ? Results.Json(recall, SandboxJson.Default.CreditRecallMessage)
            : Refuse(404, "UNKNOWN", "There is no such recall.");
    }

    private static IResult Force(HttpContext context, OutcomeRequest outcome, RailBook book)
    {
        var instructionId = (string)context.Request.RouteValues["instructionId"]!;
        var refusal = outcome switch
        {
            _ when Scheme(context) is null => UnknownScheme,
            { DelayMs: < 0 or > DelayMsMax } => new(400, "FF01", "delayMs must be within a day."),
            { Status: RailStatus.Rejected or RailStatus.Returned }
                when ReasonText.Find(outcome.ReasonCode) is null => new(
                400,
                "FF01",
                "reasonCode must be an ISO 20022 reason for RJCT and RTRN."
            ),
            _ when book.Find(Scheme(context)!, instructionId) is null => UnknownPayment,
            _ => null,
        };
        if (refusal is not null)
        {
            return Refuse(refusal);
        }

        return book.Force(Scheme(context)!, instructionId, outcome) is { } payment
            ? Results.Json(
                payment,
                SandboxJson.Default.PaymentStatusMessage,
                statusCode: StatusCodes.Status202Accepted
            )
            : Refuse(409, "STATUS", "The payment's status does not allow this outcome.");
    }

    private static async Task GetAsync(HttpContext context)
    {
        var address = Encoding.UTF8.GetBytes(context.Request.GetEncodedPathAndQuery());
        var signature = context.Request.Headers[RailSignature.Header].ToString();
        var instructionId = (string)context.Request.RouteValues["instructionId"]!;
        IResult result;
        if (!context.Resolve<RailSignature>().Verify(signature, address))
        {
            result = Refuse(BadSignature);
        }
        else if (Scheme(context) is not { } scheme)
        {
            result = Refuse(UnknownScheme);
        }
        else
        {
            result = context.Resolve<RailBook>().Find(scheme, instructionId) is { } payment
                ? Results.Json(payment, SandboxJson.Default.PaymentStatusMessage)
                : Refuse(UnknownPayment);
        }

        await result.ExecuteAsync(context);
    }

    private static Refusal BadSignature =>
        new(401, "SIGNATURE", "X-Rail-Signature is missing, wrong or too old.");

    private static Refusal UnknownScheme => new(404, "SCHEME", "There is no such rail.");

    private static Refusal UnknownPayment => new(404, "UNKNOWN", "There is no such payment.");

    private static Refusal BadReason =>
        new(400, "FF01", "reasonCode must be an ISO 20022 reason of four letters and digits.");

    private static Refusal BadCallback =>
        new(400, "FF01", "callbackUrl must be an absolute http or https address.");

    private static RailScheme? Scheme(HttpContext context) =>
        RailScheme.Find((string?)context.Request.RouteValues["scheme"]);

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
    {
        try
        {
            return JsonSerializer.Deserialize(body, type);
        }
        catch (JsonException)
        {
            return default;
        }
    }

    private static bool IsCallback(string? url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var uri)
        && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps);

    private static IResult Refuse(Refusal refusal) =>
        Refuse(refusal.Status, refusal.Code, refusal.Message);

    private static IResult Refuse(int status, string code, string message) =>
        Results.Json(
            new RailError(code, message),
            SandboxJson.Default.RailError,
            statusCode: status
        );
}
