using System.Reflection;
using Cacao.Types.Model;
using Cacao.Types.Mutations;
using Cacao.Types.Resolvers;

namespace Cacao.Types.Building;

/// <summary>An output field while the schema is being built.</summary>
public sealed class FieldConfiguration(
    string name,
    TypeReference type,
    ObjectConfiguration declaringType
) : MemberConfiguration(name)
{
    private readonly List<(int Order, Func<OutputField, FieldMiddleware> Make)> _middleware = [];

    public ObjectConfiguration DeclaringType { get; } = declaringType;

    public TypeReference Type { get; set; } = type;

    /// <summary>The C# property or method; null for fields made by conventions.</summary>
    public MemberInfo? Member { get; init; }

    /// <summary>What the member returns, without <c>Task</c>: for paging, the list or queryable.</summary>
    public Type ResultType { get; set; } = typeof(object);

    public List<ArgumentConfiguration> Arguments { get; } = [];

    /// <summary>Carried over to <c>OutputField.Features</c>.</summary>
    public Dictionary<Type, object> Features { get; } = [];

    public bool IsSerial { get; set; }

    /// <summary>A cheap function of the parent; put aside as soon as there is middleware.</summary>
    public PureResolver? Pure { get; set; }

    /// <summary>In place of the member.</summary>
    public FieldResolver? Resolver { get; set; }

    /// <summary>The source stream of a field of the subscription type.</summary>
    public SubscribeResolver? Subscribe { get; set; }

    /// <summary>Called with the complete field when all types exist.</summary>
    public Action<OutputField>? OnCompleted { get; set; }

    /// <summary>How the member is called; null for fields without one.</summary>
    internal MemberBinding? Binding { get; set; }

    /// <summary>The call that opens the source stream, where a member does.</summary>
    internal MemberBinding? StreamBinding { get; set; }

    /// <summary>Translates results, never null, where the scalar is not over the member's C# type.</summary>
    internal Func<object, object?>? ResultFormatter { get; set; }

    /// <summary>An <c>IScalarWriter</c> of the member's C# type, in place of the scalar itself.</summary>
    internal object? LeafWriter { get; set; }

    /// <summary>Null where the field is not a payload's.</summary>
    internal RefusedValue? WhenRefused { get; set; }

    internal IReadOnlyList<Func<OutputField, FieldMiddleware>> Middleware =>
        [.. _middleware.OrderBy(entry => entry.Order).Select(entry => entry.Make)];

    public ArgumentConfiguration? Argument(string name) =>
        Arguments.Find(argument => string.Equals(argument.Name, name, StringComparison.Ordinal));

    /// <summary>Wraps the resolver; see <see cref="MiddlewareOrder"/>.</summary>
    public void Use(int order, FieldMiddleware middleware) => Use(order, _ => middleware);

    /// <summary>The same for middleware that wants to know the complete field.</summary>
    public void Use(int order, Func<OutputField, FieldMiddleware> middleware) =>
        _middleware.Add((order, middleware));

    public ArgumentConfiguration AddArgument(string name, TypeReference type, Type runtimeType)
    {
        var argument = new ArgumentConfiguration(name, type, runtimeType)
        {
            Index = Arguments.Count,
        };
        Arguments.Add(argument);
        return argument;
    }

    /// <summary>An argument of a plain C# type; nullable unless it is a struct without <c>?</c>.</summary>
    public ArgumentConfiguration AddArgument(string name, Type runtimeType)
    {
        var underlying = System.Nullable.GetUnderlyingType(runtimeType);
        var reference = TypeReference.Of(underlying ?? runtimeType);
        var isNonNull = runtimeType.IsValueType && underlying is null;
        return AddArgument(name, isNonNull ? reference.NonNull() : reference, runtimeType);
    }

    public void SetFeature<T>(T feature)
        where T : class => Features[typeof(T)] = feature;

    public T? Feature<T>()
        where T : class => Features.GetValueOrDefault(typeof(T)) as T;

    /// <summary>The same field on another type, e.g. of an interface on those that implement it.</summary>
    internal FieldConfiguration CopyTo(ObjectConfiguration owner)
    {
        var copy = new FieldConfiguration(Name, Type, owner)
        {
            Member = Member,
            Attributes = Attributes,
            ResultType = ResultType,
            IsSerial = IsSerial,
            Description = Description,
            DeprecationReason = DeprecationReason,
            Pure = Pure,
            Resolver = Resolver,
            OnCompleted = OnCompleted,
            Binding = Binding,
            ResultFormatter = ResultFormatter,
            LeafWriter = LeafWriter,
            WhenRefused = WhenRefused,
        };
        copy.Arguments.AddRange(Arguments);
        copy.Directives.AddRange(Directives);
        copy._middleware.AddRange(_middleware);
        foreach (var (key, feature) in Features)
        {
            copy.Features[key] = feature;
        }

        return copy;
    }

    public override string ToString() => $"{DeclaringType.Name}.{Name}";
}
