using System.Diagnostics;
using Cacao.Errors;
using Cacao.Types.Resolvers;

namespace Cacao.Execution.Diagnostics;

/// <summary>Activities and metrics of requests.</summary>
/// <remarks>https://opentelemetry.io/docs/specs/semconv/graphql/graphql-spans/</remarks>
internal sealed class ExecutionTelemetry(InstrumentationOptions options, EngineMeter meter)
    : ExecutionDiagnosticEventListener
{
    public override bool IsEnabled => EngineTelemetry.Source.HasListeners() || meter.CountsRequests;

    public override bool EnableResolveFieldValue =>
        options.Scopes.HasFlag(ActivityScopes.ResolveFieldValue)
        && EngineTelemetry.Source.HasListeners();

    public override IDisposable ExecuteRequest(RequestContext context) =>
        new RequestSpan(
            options,
            meter,
            context,
            options.Scopes.HasFlag(ActivityScopes.ExecuteRequest)
                ? EngineTelemetry.Source.StartActivity("GraphQL Operation", ActivityKind.Server)
                : null
        );

    public override void RequestError(RequestContext context, Exception exception)
    {
        // A client that has left is no error of the server.
        if (exception is not OperationCanceledException)
        {
            Fail(Activity.Current, exception);
        }
    }

    public override void RetrievedDocumentFromCache(RequestContext context) =>
        meter.DocumentLookups.Add(1, Tag("graphql.document_cache.result", "hit"));

    public override IDisposable ParseDocument(RequestContext context)
    {
        // A known document is parsed again where the limits of another kind of caller apply.
        if (!context.IsCachedDocument)
        {
            meter.DocumentLookups.Add(1, Tag("graphql.document_cache.result", "miss"));
        }

        return Span(ActivityScopes.ParseDocument, "Parse Document");
    }

    public override void SyntaxError(RequestContext context, IError error) =>
        Fail(ActivityScopes.ParseDocument, error.Code);

    public override IDisposable ValidateDocument(RequestContext context) =>
        Span(ActivityScopes.ValidateDocument, "Validate Document");

    public override void ValidationErrors(RequestContext context, IReadOnlyList<IError> errors) =>
        Fail(ActivityScopes.ValidateDocument, errors[0].Code);

    public override IDisposable CoerceVariables(RequestContext context) =>
        Span(ActivityScopes.CoerceVariables, "Coerce Variables");

    public override IDisposable CompileOperation(RequestContext context) =>
        Span(ActivityScopes.CompileOperation, "Compile Operation");

    public override void OperationCost(RequestContext context, double fieldCost, double typeCost)
    {
        if (options.Scopes.HasFlag(ActivityScopes.ExecuteRequest))
        {
            var activity = EngineTelemetry.IsOurs(Activity.Current) ? Activity.Current : null;
            activity?.SetTag("graphql.operation.cost.field", fieldCost);
            activity?.SetTag("graphql.operation.cost.type", typeCost);
        }
    }

    public override void ResolverError(RequestContext context, IError error)
    {
        meter.FieldErrors.Add(1, Tag("error.type", TypeOf(error)));
        if (
            options.Scopes.HasFlag(ActivityScopes.ExecuteOperation)
            && EngineTelemetry.IsOurs(Activity.Current)
        )
        {
            RequestSpan.Add(Activity.Current, error);
        }
    }

    public override IDisposable ExecuteOperation(RequestContext context) =>
        Span(ActivityScopes.ExecuteOperation, "Execute Operation");

    public override IDisposable ExecuteIncrementalPart(RequestContext context)
    {
        var activity = Start(ActivityScopes.IncrementalPart, "Incremental Part");
        RequestSpan.Identify(activity, context, options.RequestDetails);
        return activity ?? EmptyScope;
    }

    public override void IncrementalPartResult(RequestContext context, OperationResult result)
    {
        if (options.Scopes.HasFlag(ActivityScopes.IncrementalPart))
        {
            RequestSpan.Conclude(Activity.Current, result);
        }
    }

    public override IDisposable ResolveFieldValue(IResolverContext context)
    {
        var activity = Start(ActivityScopes.ResolveFieldValue, "Resolve Field Value");
        if (activity is { IsAllDataRequested: true })
        {
            var selection = context.Selection;
            activity.DisplayName = selection.Field.ToString();
            activity.SetTag("graphql.selection.name", selection.ResponseName);
            activity.SetTag("graphql.selection.field.coordinate", selection.Field.ToString());
            activity.SetTag("graphql.selection.path", context.Path.ToString());
        }

        return activity ?? EmptyScope;
    }

    public override IDisposable OnSubscriptionEvent(RequestContext context)
    {
        var activity = Start(ActivityScopes.SubscriptionEvent, "Subscription Event");
        RequestSpan.Describe(activity, context, options.RequestDetails & RequestDetails.Operation);
        return activity ?? EmptyScope;
    }

    public override void SubscriptionEventResult(RequestContext context, OperationResult result)
    {
        meter.SubscriptionEvents.Add(1);
        if (options.Scopes.HasFlag(ActivityScopes.SubscriptionEvent))
        {
            RequestSpan.Conclude(Activity.Current, result);
        }
    }

    private IDisposable Span(ActivityScopes scope, string name) => Start(scope, name) ?? EmptyScope;

    private Activity? Start(ActivityScopes scope, string name) =>
        options.Scopes.HasFlag(scope) ? EngineTelemetry.Source.StartActivity(name) : null;

    private void Fail(ActivityScopes scope, string? code)
    {
        if (options.Scopes.HasFlag(scope) && EngineTelemetry.IsOurs(Activity.Current))
        {
            Activity.Current.SetStatus(ActivityStatusCode.Error);
            Activity.Current.SetTag("error.type", code ?? "_OTHER");
        }
    }

    /// <summary>The code, or the kind of the exception; messages may quote what a user entered.</summary>
    internal static string TypeOf(IError error) =>
        error.Code ?? error.Exception?.GetType().FullName ?? "_OTHER";

    /// <summary>The kind of an exception; its text may hold anything.</summary>
    internal static void Fail(Activity? activity, Exception exception)
    {
        if (EngineTelemetry.IsOurs(activity))
        {
            activity.SetStatus(ActivityStatusCode.Error);
            activity.SetTag("error.type", exception.GetType().FullName);
        }
    }

    private static KeyValuePair<string, object?> Tag(string name, string value) => new(name, value);
}
