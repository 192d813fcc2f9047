using Cacao.Errors;
using Cacao.Execution.Cost;
using Cacao.Execution.Plans;
using Cacao.Types.Resolvers;

namespace Cacao.Execution.Diagnostics;

/// <summary>Tells all listeners of one request; a request that nobody listens to has none.</summary>
internal sealed class RequestEvents(
    ExecutionDiagnosticEventListener[] listeners,
    RequestContext context
)
{
    public RequestContext Context => context;

    /// <summary>Whether resolvers are told of one by one.</summary>
    public bool ResolvesFields { get; } =
        Array.Exists(listeners, listener => listener.EnableResolveFieldValue);

    /// <summary>The whole pipeline inside of a span.</summary>
    public async ValueTask<ExecutionResult> ExecuteRequestAsync(
        Func<ValueTask<ExecutionResult>> execute
    )
    {
        using var span = Open(static (listener, c) => listener.ExecuteRequest(c));
        try
        {
            return context.Result = await execute();
        }
        catch (Exception exception)
        {
            context.Exception = exception;
            RequestError(exception);
            throw;
        }
    }

    public IDisposable ParseDocument() => Open(static (l, c) => l.ParseDocument(c));

    public IDisposable ValidateDocument() => Open(static (l, c) => l.ValidateDocument(c));

    public IDisposable CompileOperation() => Open(static (l, c) => l.CompileOperation(c));

    public IDisposable CoerceVariables() => Open(static (l, c) => l.CoerceVariables(c));

    public IDisposable ExecuteOperation() => Open(static (l, c) => l.ExecuteOperation(c));

    public IDisposable ExecuteIncrementalPart() =>
        Open(static (l, c) => l.ExecuteIncrementalPart(c));

    public IDisposable ExecuteSubscription() => Open(static (l, c) => l.ExecuteSubscription(c));

    public IDisposable OnSubscriptionEvent() => Open(static (l, c) => l.OnSubscriptionEvent(c));

    /// <summary>Calls the resolver inside of a span.</summary>
    public async ValueTask<object?> ResolveAsync(IResolverContext field, FieldResolver resolver)
    {
        using var scope = DiagnosticScope.Open(
            listeners,
            field,
            static (listener, resolving) => listener.ResolveFieldValue(resolving)
        );
        return await resolver(field);
    }

    public void DocumentFromCache()
    {
        context.IsCachedDocument = true;
        foreach (var listener in listeners)
        {
            listener.RetrievedDocumentFromCache(context);
        }
    }

    public void DocumentAdded()
    {
        foreach (var listener in listeners)
        {
            listener.AddedDocumentToCache(context);
        }
    }

    public void DocumentFromStorage()
    {
        foreach (var listener in listeners)
        {
            listener.RetrievedDocumentFromStorage(context);
        }
    }

    public void DocumentNotInStorage()
    {
        foreach (var listener in listeners)
        {
            listener.DocumentNotFoundInStorage(context);
        }
    }

    public void UntrustedDocument()
    {
        foreach (var listener in listeners)
        {
            listener.UntrustedDocumentRejected(context);
        }
    }

    public void OperationCost(OperationCost cost)
    {
        foreach (var listener in listeners)
        {
            listener.OperationCost(context, cost.Field, cost.Type);
        }
    }

    public void FieldErrors(IReadOnlyList<IError> errors)
    {
        foreach (var error in errors)
        {
            foreach (var listener in listeners)
            {
                listener.ResolverError(context, error);
            }
        }
    }

    public void SyntaxError(IError error)
    {
        foreach (var listener in listeners)
        {
            listener.SyntaxError(context, error);
        }
    }

    public void ValidationErrors(IReadOnlyList<IError> errors)
    {
        foreach (var listener in listeners)
        {
            listener.ValidationErrors(context, errors);
        }
    }

    public void OperationFound(PreparedOperation operation)
    {
        context.OperationType = operation.Definition.Operation;
        context.OperationName = operation.Definition.Name?.Value;
    }

    private void RequestError(Exception exception)
    {
        foreach (var listener in listeners)
        {
            listener.RequestError(context, exception);
        }
    }

    public void PartResult(OperationResult result)
    {
        foreach (var listener in listeners)
        {
            listener.IncrementalPartResult(context, result);
        }
    }

    public void EventResult(OperationResult result)
    {
        foreach (var listener in listeners)
        {
            listener.SubscriptionEventResult(context, result);
        }
    }

    public void SubscriptionError(Exception exception)
    {
        foreach (var listener in listeners)
        {
            listener.SubscriptionError(context, exception);
        }
    }

    private IDisposable Open(
        Func<ExecutionDiagnosticEventListener, RequestContext, IDisposable> open
    ) => DiagnosticScope.Open(listeners, context, open);
}
