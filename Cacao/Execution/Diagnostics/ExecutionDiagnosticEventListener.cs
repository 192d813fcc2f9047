using Cacao.Errors;
using Cacao.Types.Resolvers;

namespace Cacao.Execution.Diagnostics;

/// <summary>
/// Is told what happens to requests; registered by <c>AddDiagnosticEventListener</c>. A method that
/// returns a scope is called at the beginning of a span, and the scope is disposed at its end.
/// </summary>
/// <remarks>
/// Called in the middle of requests, several at once: quick, thread-safe, and without exceptions,
/// which would be those of the request.
/// </remarks>
public abstract class ExecutionDiagnosticEventListener
{
    /// <summary>A span that nobody wants to see the end of.</summary>
    protected static IDisposable EmptyScope => DiagnosticScope.Empty;

    /// <summary>
    /// Asked at the start of each request. While all listeners say no, requests cost what they cost
    /// without listeners.
    /// </summary>
    public virtual bool IsEnabled => true;

    /// <summary>
    /// Whether <see cref="ResolveFieldValue"/> is wanted; asked at the start of each request. Costs
    /// each resolver an allocation.
    /// </summary>
    public virtual bool EnableResolveFieldValue => false;

    /// <summary>The whole of a request; for a subscription, until its stream is open.</summary>
    public virtual IDisposable ExecuteRequest(RequestContext context) => EmptyScope;

    /// <summary>The request ended by an exception: the client is gone, or the engine has a fault.</summary>
    public virtual void RequestError(RequestContext context, Exception exception) { }

    public virtual void RetrievedDocumentFromCache(RequestContext context) { }

    public virtual void AddedDocumentToCache(RequestContext context) { }

    /// <summary>The document that the request named was read from where documents are stored.</summary>
    public virtual void RetrievedDocumentFromStorage(RequestContext context) { }

    /// <summary>There is no stored document of the name that the request gave.</summary>
    public virtual void DocumentNotFoundInStorage(RequestContext context) { }

    /// <summary>Only stored documents are executed, and this one is none.</summary>
    public virtual void UntrustedDocumentRejected(RequestContext context) { }

    public virtual IDisposable ParseDocument(RequestContext context) => EmptyScope;

    public virtual void SyntaxError(RequestContext context, IError error) { }

    public virtual IDisposable ValidateDocument(RequestContext context) => EmptyScope;

    public virtual void ValidationErrors(RequestContext context, IReadOnlyList<IError> errors) { }

    public virtual IDisposable CoerceVariables(RequestContext context) => EmptyScope;

    /// <summary>
    /// The plan of an operation is made: once for each outcome of its conditions, then kept with the
    /// document.
    /// </summary>
    public virtual IDisposable CompileOperation(RequestContext context) => EmptyScope;

    /// <summary>What the operation costs with these variables; told before it is refused for that.</summary>
    public virtual void OperationCost(RequestContext context, double fieldCost, double typeCost) { }

    /// <summary>The operation of a query or mutation, resolvers and DataLoaders included.</summary>
    public virtual IDisposable ExecuteOperation(RequestContext context) => EmptyScope;

    /// <summary>
    /// One part of a response after the first, from when its reader asks for it until it is there. The
    /// operation itself has ended; so has the request.
    /// </summary>
    public virtual IDisposable ExecuteIncrementalPart(RequestContext context) => EmptyScope;

    /// <summary>A part of a response after the first, which is now on its way to the client.</summary>
    public virtual void IncrementalPartResult(RequestContext context, OperationResult result) { }

    /// <summary>
    /// One resolver, from its call until its value is there. Fields that only read a property are
    /// written straight from the object into the response, and not told of.
    /// </summary>
    public virtual IDisposable ResolveFieldValue(IResolverContext context) => EmptyScope;

    /// <summary>
    /// A field has failed: its resolver, the completion of its value, or a null where none may be.
    /// Told when the response is written.
    /// </summary>
    /// <param name="context">The request.</param>
    /// <param name="error">
    /// As the client gets it, after all filters; its <see cref="IError.Exception"/> is the cause, if
    /// there is one.
    /// </param>
    public virtual void ResolverError(RequestContext context, IError error) { }

    /// <summary>A subscription, from its opening until it has ended.</summary>
    public virtual IDisposable ExecuteSubscription(RequestContext context) => EmptyScope;

    /// <summary>The execution of a subscription's selection for one event.</summary>
    public virtual IDisposable OnSubscriptionEvent(RequestContext context) => EmptyScope;

    /// <summary>The result of an event, which is now on its way to the client.</summary>
    public virtual void SubscriptionEventResult(RequestContext context, OperationResult result) { }

    /// <summary>The source stream has failed, or was ended with a reason.</summary>
    public virtual void SubscriptionError(RequestContext context, Exception exception) { }
}
