using System.Reflection;
using System.Text;
using Cacao.Language;
using Cacao.Types.Resolvers;

namespace Cacao.Types.Model;

/// <summary>A field of an object type or interface.</summary>
public sealed class OutputField(string name)
{
    public string Name { get; } = name;

    internal byte[] NameUtf8 { get; } = Encoding.UTF8.GetBytes(name);

    public string? Description
    {
        get => field ??= DescriptionSource?.Invoke();
        internal set;
    }

    internal Func<string?>? DescriptionSource { get; set; }

    public string? DeprecationReason { get; internal set; }

    public ComplexType DeclaringType { get; internal set; } = null!;

    public IType Type { get; internal set; } = null!;

    public IReadOnlyList<Argument> Arguments { get; internal set; } = [];

    public IReadOnlyList<DirectiveNode> Directives { get; internal set; } = [];

    /// <summary>The C# member behind the field; null for fields made by conventions.</summary>
    public MemberInfo? Member { get; internal set; }

    /// <summary>
    /// Set when the value is a cheap, synchronous, service-free function of the parent alone: it may
    /// be called while the response is written, and more than once.
    /// </summary>
    /// <remarks>This and the delegates below may be made when they are first asked for.</remarks>
    internal PureResolver? Pure
    {
        get => field ??= PureSource?.Invoke();
        set;
    }

    /// <summary>
    /// Set beside <see cref="Pure"/> where the value is a leaf: writes it without boxing. Returns
    /// false when the value is null (nothing has been written then).
    /// </summary>
    internal LeafWriter? WriteLeaf
    {
        get => field ??= WriteLeafSource?.Invoke();
        set;
    }

    /// <summary>The general resolver with all middleware composed in; null only when pure.</summary>
    internal FieldResolver? Resolver
    {
        get => field ??= ResolverSource?.Invoke();
        set;
    }

    /// <summary>The source stream of a subscription root field.</summary>
    internal SubscribeResolver? Subscribe
    {
        get => field ??= SubscribeSource?.Invoke();
        set;
    }

    internal Func<PureResolver>? PureSource { get; set; }

    internal Func<LeafWriter>? WriteLeafSource { get; set; }

    internal Func<FieldResolver>? ResolverSource { get; set; }

    internal Func<SubscribeResolver>? SubscribeSource { get; set; }

    /// <summary>Resolvers of fields run in parallel unless this says otherwise.</summary>
    internal bool IsSerial { get; set; }

    /// <summary>What conventions and middleware want to know about the field (authorization, cost, paging).</summary>
    internal Dictionary<Type, object> Features { get; } = [];

    /// <summary>
    /// Puts a step around the resolver, also of a field that was pure; nothing is made before the
    /// field is first used.
    /// </summary>
    internal void WrapResolver(FieldMiddleware step)
    {
        var source = ResolverSource;
        if (source is null && Resolver is { } resolver)
        {
            source = () => resolver;
        }

        source ??= () => context => new(Pure!(context.Parent<object>()));
        Resolver = null;
        ResolverSource = () => step(source());
    }

    /// <summary>The same for the source stream; nothing where there is none.</summary>
    internal void WrapSubscribe(Func<SubscribeResolver, SubscribeResolver> step)
    {
        var source = SubscribeSource;
        if (source is null && Subscribe is { } subscribe)
        {
            source = () => subscribe;
        }

        if (source is not null)
        {
            Subscribe = null;
            SubscribeSource = () => step(source());
        }
    }

    internal T? Feature<T>()
        where T : class => Features.GetValueOrDefault(typeof(T)) as T;

    public Argument? FindArgument(string name) =>
        Arguments.FirstOrDefault(argument => argument.Name == name);

    public override string ToString() => $"{DeclaringType?.Name}.{Name}";
}

/// <summary>What an argument and an input field have in common.</summary>
public abstract class InputValue(string name)
{
    public string Name { get; } = name;

    public string? Description
    {
        get => field ??= DescriptionSource?.Invoke();
        internal set;
    }

    internal Func<string?>? DescriptionSource { get; set; }

    public string? DeprecationReason { get; internal set; }

    public IType Type { get; internal set; } = null!;

    /// <summary>As written in SDL; null when there is none.</summary>
    public IValueNode? DefaultValue { get; internal set; }

    /// <summary>The C# type that the coerced value is converted to.</summary>
    public Type RuntimeType { get; internal set; } = typeof(object);

    public IReadOnlyList<DirectiveNode> Directives { get; internal set; } = [];

    /// <summary>
    /// Last step of coercion: takes the coerced value, never null (lists as <c>IList</c>), and makes
    /// of it a value of <see cref="RuntimeType"/>: a typed list, a converted scalar, the key in a
    /// global id. May throw a <c>GraphQLException</c> or <see cref="ScalarCoercionException"/>. Null:
    /// the coerced value is what the resolver wants. To be applied before
    /// <see cref="InputObjectType.CreateInstance"/>, and once for a constant.
    /// </summary>
    internal Func<object, object?>? Formatter { get; set; }

    public bool IsRequired => Type is NonNullType && DefaultValue is null;
}

public sealed class Argument(string name) : InputValue(name)
{
    /// <summary>Index among its field's arguments: the slot that resolvers read.</summary>
    internal int Index { get; set; }
}

public sealed class InputField(string name) : InputValue(name)
{
    public InputObjectType DeclaringType { get; internal set; } = null!;

    internal PropertyInfo? Property { get; set; }
}
