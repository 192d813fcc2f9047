using System.Diagnostics;
using System.Security.Cryptography;
using Cacao.Errors;
using Cacao.Language;

namespace Cacao.Execution.Diagnostics;

/// <summary>One request from its beginning to its end: the activity, the clock, and the outcome.</summary>
internal sealed class RequestSpan(
    InstrumentationOptions options,
    EngineMeter meter,
    RequestContext context,
    Activity? activity
) : IDisposable
{
    private const int ErrorsMax = 10;
    private const string Refused = "refused";

    private readonly long _started = meter.Time.GetTimestamp();

    public void Dispose()
    {
        Count();
        if (activity is null)
        {
            return;
        }

        Describe(activity, context, options.RequestDetails);
        if (options.RenameRootActivity)
        {
            Rename();
        }

        if (context.Result is OperationResult result)
        {
            Conclude(activity, result);
        }

        activity.Dispose();
    }

    /// <summary>What the request is.</summary>
    public static void Describe(Activity? activity, RequestContext context, RequestDetails details)
    {
        if (activity is not { IsAllDataRequested: true })
        {
            return;
        }

        var request = context.Request;
        if (details.HasFlag(RequestDetails.Operation) && context.OperationType is { } type)
        {
            activity.DisplayName = type.Keyword();
        }

        Identify(activity, context, details);

        if (details.HasFlag(RequestDetails.Id))
        {
            activity.SetTag("graphql.document.id", request.DocumentId);
        }

        if (details.HasFlag(RequestDetails.Hash) && !request.Document.IsEmpty)
        {
            activity.SetTag(
                "graphql.document.hash",
                Convert.ToHexStringLower(SHA256.HashData(request.Document.Span))
            );
        }

        if (details.HasFlag(RequestDetails.Document) && !request.Document.IsEmpty)
        {
            activity.SetTag("graphql.document", DocumentOutline.Of(request.Document.Span));
        }
    }

    /// <summary>Of which operation it is, where that may be told.</summary>
    public static void Identify(Activity? activity, RequestContext context, RequestDetails details)
    {
        if (
            activity is { IsAllDataRequested: true }
            && details.HasFlag(RequestDetails.Operation)
            && context.OperationType is { } type
        )
        {
            activity.SetTag("graphql.operation.type", type.Keyword());
            activity.SetTag("graphql.operation.name", context.OperationName);
        }
    }

    /// <summary>How it went.</summary>
    public static void Conclude(Activity? activity, OperationResult result)
    {
        if (!EngineTelemetry.IsOurs(activity) || result.Errors.Count == 0)
        {
            return;
        }

        activity.SetStatus(ActivityStatusCode.Error);
        activity.SetTag("graphql.error.count", result.Errors.Count);
        activity.SetTag("error.type", CodeOf(result));
    }

    /// <summary>Where a field has failed and of what kind the error is; an activity keeps the first ones.</summary>
    public static void Add(Activity activity, IError error)
    {
        if (activity.IsAllDataRequested && activity.Events.Count() < ErrorsMax)
        {
            activity.AddEvent(
                new ActivityEvent(
                    "graphql.field.error",
                    tags: new()
                    {
                        ["error.type"] = ExecutionTelemetry.TypeOf(error),
                        ["graphql.error.path"] = error.Path?.ToString(),
                    }
                )
            );
        }
    }

    private void Count()
    {
        var outcome = Outcome;
        if (meter.RequestDuration.Enabled)
        {
            meter.RequestDuration.Record(
                meter.Time.GetElapsedTime(_started).TotalSeconds,
                new("graphql.operation.type", KeywordOf(context)),
                new("graphql.outcome", outcome)
            );
        }

        if (outcome == Refused && context.Result is OperationResult result)
        {
            meter.RefusedRequests.Add(
                1,
                new KeyValuePair<string, object?>("error.type", CodeOf(result))
            );
        }
    }

    private string Outcome =>
        context.Result switch
        {
            null when context.Exception is OperationCanceledException => "cancelled",
            null => "exception",
            SubscriptionResult => "subscribed",
            IncrementalResult => "incremental",
            OperationResult { Kind: ResultKind.Data, Errors.Count: 0 } => "success",
            OperationResult { Kind: ResultKind.Data } => "partial",
            OperationResult { Kind: ResultKind.DataNull } => "failed",
            OperationResult { Kind: ResultKind.Timeout } => "timeout",
            _ => Refused,
        };

    /// <summary>The first code; the kind of refusal where an error has none.</summary>
    private static string CodeOf(OperationResult result) =>
        result.Errors is [{ Code: { } code }, ..] ? code : result.Kind.ToString();

    private static string NameOf(RequestContext context) =>
        context.OperationName is { } name ? $"{KeywordOf(context)} {name}" : KeywordOf(context);

    private static string KeywordOf(RequestContext context) =>
        context.OperationType?.Keyword() ?? "unknown";

    private void Rename()
    {
        if (context.OperationType is null)
        {
            return;
        }

        var root = activity!;
        root.DisplayName = NameOf(context);
        while (root.Parent is { } parent)
        {
            root = parent;
        }

        root.DisplayName = NameOf(context);
    }
}
