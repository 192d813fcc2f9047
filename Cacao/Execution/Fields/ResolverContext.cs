using System.Collections;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Security.Claims;
using Cacao.Errors;
using Cacao.Execution.Authorization;
using Cacao.Execution.Coercion;
using Cacao.Execution.Incremental;
using Cacao.Execution.Plans;
using Cacao.Language;
using Cacao.Types.Model;
using Cacao.Types.Resolvers;
using Microsoft.Extensions.DependencyInjection;

namespace Cacao.Execution.Fields;

/// <summary>One field on its way; reused for the next one when its resolver is done.</summary>
internal sealed class ResolverContext : IResolverContext
{
    private static readonly ImmutableDictionary<string, object?> NoState =
        ImmutableDictionary.Create<string, object?>(StringComparer.Ordinal);

    private readonly OperationExecution _execution;
    private readonly Action _onCompleted;
    private ValueTaskAwaiter<object?> _awaiter;
    private ArgumentValues? _arguments;

    public ResolverContext(OperationExecution execution)
    {
        _execution = execution;
        _onCompleted = OnCompleted;
    }

    internal ObjectResult Node { get; private set; } = null!;

    internal Selection Field { get; private set; } = null!;

    /// <summary>State that this field hands down.</summary>
    internal ImmutableDictionary<string, object?>? Scoped { get; private set; }

    /// <summary>The part of the response that waits for it; null for the first.</summary>
    internal Part? Part { get; private set; }

    /// <summary>The next one in the stack of completed fields.</summary>
    internal ResolverContext? NextCompleted { get; set; }

    public Schema Schema => _execution.Plan.Runtime.Schema;

    public ObjectType ObjectType => Field.DeclaringType;

    public ISelection Selection => Field;

    public OperationDefinitionNode Operation => _execution.Plan.Operation;

    public Path Path => ResultNode.Append(Node.Path, Field.ResponseName);

    public IServiceProvider Services => _execution.Services;

    public CancellationToken RequestAborted => _execution.Aborted;

    public ClaimsPrincipal? User => _execution.Request.User;

    public IDictionary<string, object?> ContextData => _execution.ContextData;

    public IReadOnlyDictionary<string, object?> ScopedContextData => Scoped ?? NoState;

    /// <summary>What this request's caller may do.</summary>
    internal CallerAuthorization Authorization => _execution.Authorization;

    /// <summary>The object types of a value, or of the items of a list, behind an abstract type.</summary>
    internal IEnumerable<ObjectType> ConcreteTypesOf(NamedType @abstract, object? value) =>
        value switch
        {
            null or IError => [],
            string => [],
            IEnumerable items => items
                .Cast<object?>()
                .SelectMany(item => ConcreteTypesOf(@abstract, item)),
            _ when _execution.Plan.Runtime.ConcreteTypes.Find(@abstract, value) is { } type =>
            [
                type,
            ],
            _ => [],
        };

    private ArgumentValues Arguments => _arguments ??= _execution.ArgumentsOf(Field);

    public void SetScopedState(string name, object? value) =>
        Scoped = (Scoped ?? NoState).SetItem(name, value);

    public T Parent<T>() => (T)Node.Value;

    public T ArgumentValue<T>(string name)
    {
        var argument =
            Field.Field.FindArgument(name)
            ?? throw new ArgumentException($"{Field.Field} has no argument {name}.", nameof(name));
        return Arguments.Values[argument.Index] switch
        {
            T value => value,
            null => default!,
            var other => (T)RuntimeConverter.For(typeof(T)).Convert(other)!,
        };
    }

    public object? ArgumentValue(int index) => Arguments.Values[index];

    public bool IsArgumentSet(int index) => Arguments.Given[index];

    public T Service<T>()
        where T : notnull => Services.GetRequiredService<T>();

    public T DataLoader<T>()
        where T : notnull => _execution.Loaders.Get<T>();

    public T EventMessage<T>() =>
        _execution.EventMessage is T message
            ? message
            : throw new InvalidOperationException(
                $"There is no event message of type {typeof(T).Name}."
            );

    public void ReportError(IError error) =>
        _execution.ReportError(Field.Locate(error, error.Path ?? Path));

    public void ReportError(string message) => ReportError(new Error(message));

    internal void Bind(ObjectResult node, Selection field)
    {
        Node = node;
        Field = field;
        Scoped = node.Scoped;
        Part = node.Part;
        _arguments = field.Arguments.Constant;
    }

    /// <summary>For the next items of a list, which are completed as the first ones were.</summary>
    internal void Bind(StreamPart stream)
    {
        Bind(stream.Owner, stream.Selection);
        Scoped = stream.Scoped;
        Part = stream;
    }

    internal void Release()
    {
        Node = null!;
        Field = null!;
        Scoped = null;
        Part = null;
        _arguments = null;
        _awaiter = default;
    }

    /// <summary>Arguments are checked before the resolver runs, whether it asks for them or not.</summary>
    internal void CoerceArguments() => _arguments ??= _execution.ArgumentsOf(Field);

    internal void Await(ValueTask<object?> task)
    {
        _awaiter = task.GetAwaiter();
        _awaiter.UnsafeOnCompleted(_onCompleted);
    }

    /// <summary>What the resolver returned in the end, or its exception.</summary>
    internal object? TakeResult() => _awaiter.GetResult();

    private void OnCompleted() => _execution.OnFieldCompleted(this);
}
