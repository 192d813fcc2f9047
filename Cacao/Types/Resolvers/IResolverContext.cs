using System.Security.Claims;
using Cacao.Errors;
using Cacao.Language;
using Cacao.Types.Model;

namespace Cacao.Types.Resolvers;

/// <summary>What a resolver may ask for. Valid only while the resolver runs.</summary>
public interface IResolverContext
{
    Schema Schema { get; }

    ObjectType ObjectType { get; }

    ISelection Selection { get; }

    OperationDefinitionNode Operation { get; }

    /// <summary>Made on demand.</summary>
    Path Path { get; }

    /// <summary>The services of the request's scope.</summary>
    IServiceProvider Services { get; }

    CancellationToken RequestAborted { get; }

    ClaimsPrincipal? User { get; }

    /// <summary>State of the whole request ([GlobalState]).</summary>
    IDictionary<string, object?> ContextData { get; }

    /// <summary>State that the fields below this one see as well ([ScopedState]).</summary>
    IReadOnlyDictionary<string, object?> ScopedContextData { get; }

    void SetScopedState(string name, object? value);

    T Parent<T>();

    /// <summary>The coerced value of the argument, default applied.</summary>
    T ArgumentValue<T>(string name);

    /// <summary>The same by position (<see cref="Argument.Index"/>): what compiled resolvers use.</summary>
    object? ArgumentValue(int index);

    /// <summary>True when the caller gave the argument (even null), false when a default stands in.</summary>
    bool IsArgumentSet(int index);

    T Service<T>()
        where T : notnull;

    /// <summary>The request's DataLoader of this type.</summary>
    T DataLoader<T>()
        where T : notnull;

    /// <summary>The message of the event being executed, in subscriptions.</summary>
    T EventMessage<T>();

    /// <summary>Adds an error at this field without throwing; the value returned stands.</summary>
    void ReportError(IError error);

    void ReportError(string message);
}

/// <summary>A field of the operation, merged from all its mentions.</summary>
public interface ISelection
{
    string ResponseName { get; }

    OutputField Field { get; }

    FieldNode SyntaxNode { get; }

    /// <summary><c>@stream</c> asks for the items of this list one after another.</summary>
    bool IsStreamed { get; }

    /// <summary>True when the selection set below asks for a field of this name, on any type.</summary>
    bool IsSelected(string fieldName);
}
