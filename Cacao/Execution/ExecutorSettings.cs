using System.Security.Claims;
using Cacao.Errors;
using Cacao.Execution.DataLoaders;
using Cacao.Execution.Diagnostics;
using Cacao.Execution.Fields;
using Cacao.Execution.PersistedOperations;
using Cacao.Execution.Plans;
using Cacao.Types.Model;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Cacao.Execution;

/// <summary>What all requests of one executor share beside the schema.</summary>
internal sealed partial class ExecutorSettings(
    RequestExecutorOptions options,
    IReadOnlyList<IErrorFilter> errorFilters,
    DataLoaderRegistry dataLoaders,
    TimeProvider time,
    ILogger logger,
    StoredDocuments? stored = null,
    ExecutionDiagnostics? diagnostics = null
)
{
    public RequestExecutorOptions Options => options;

    /// <summary>Of all callers that no other limits apply to.</summary>
    public CallerLimits Everybody { get; } = options.LimitsOfEverybody();

    public CallerLimits Strangers => field ??= options.LimitsOfStrangers(Everybody);

    public CallerLimits LimitsOf(OperationRequest request)
    {
        var limits = request.Limits ?? LimitsOf(request.User);
        return request.ChangedLimits is { } change ? change(limits) : limits;
    }

    public CallerLimits LimitsOf(ClaimsPrincipal? user) =>
        ReferenceEquals(Strangers, Everybody) || user?.Identity?.IsAuthenticated == true
            ? Everybody
            : Strangers;

    public DataLoaderRegistry DataLoaders => dataLoaders;

    public TimeProvider Time => time;

    /// <summary>Null where requests bring their documents with them.</summary>
    public StoredDocuments? Stored => stored;

    public ExecutionDiagnostics Diagnostics { get; } = diagnostics ?? ExecutionDiagnostics.None;

    /// <summary>A scope beside the request's own, with the state of the request carried over.</summary>
    public AsyncServiceScope OpenScope(IServiceProvider request) => dataLoaders.OpenScope(request);

    public IError Filter(IError error)
    {
        foreach (var filter in errorFilters)
        {
            error = filter.OnError(error);
        }

        return error;
    }

    public FieldFailure Fail(Exception exception, ResolverContext context) =>
        Fail(exception, context.Field);

    /// <summary>What the client may know of an exception that came out of a field.</summary>
    public FieldFailure Fail(Exception exception, Selection field)
    {
        switch (exception)
        {
            case GraphQLException known:
                return new FieldFailure(known.Errors);
            case ScalarCoercionException refused:
                return new FieldFailure([new Error(refused.Message)]);
            case OperationCanceledException:
                return new FieldFailure([Unexpected(exception)]);
            default:
                LogUnexpectedException(logger, field.Field.ToString(), exception);
                return new FieldFailure([Unexpected(exception)]);
        }
    }

    /// <summary>The same outside of fields: in the source stream of a subscription, in a step of the pipeline.</summary>
    public IReadOnlyList<IError> Fail(Exception exception, string where)
    {
        if (exception is GraphQLException known)
        {
            return [.. known.Errors.Select(Filter)];
        }

        LogUnexpectedException(logger, where, exception);
        return [Filter(Unexpected(exception))];
    }

    public FieldFailure UnknownType(NamedType @abstract, object value, Selection field)
    {
        LogUnknownType(logger, value.GetType(), @abstract.Name, field.Field.ToString());
        return new FieldFailure([
            new Error(
                $"Abstract type \"{@abstract}\" must resolve to an object type at runtime for field \"{field.Field}\"."
            ),
        ]);
    }

    public FieldFailure NotAList(Selection field)
    {
        LogNotAList(logger, field.Field.ToString());
        return new FieldFailure([
            new Error($"Expected a list, but did not find one for field \"{field.Field}\"."),
        ]);
    }

    public static IError NullInNonNull(Selection field) =>
        new Error($"Cannot return null for non-nullable field {field.Field}.")
        {
            Code = ErrorCodes.NonNullViolation,
        };

    private Error Unexpected(Exception exception)
    {
        var error = new Error("Unexpected Execution Error") { Exception = exception };
        return options is { IncludeExceptionDetails: true, HidesFromStrangers: false }
            ? error with
            {
                Extensions = new Dictionary<string, object?>(StringComparer.Ordinal)
                {
                    ["message"] = exception.Message,
                    ["stackTrace"] = exception.StackTrace,
                },
            }
            : error;
    }
}
