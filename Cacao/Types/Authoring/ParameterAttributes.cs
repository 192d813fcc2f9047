namespace Cacao.Types.Authoring;

/// <summary>The object whose field is resolved.</summary>
/// <param name="requires">
/// All of its members that the resolver reads, by their C# names and with spaces between, for
/// <see cref="UseProjectionAttribute"/>. Null: it may read any.
/// </param>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class ParentAttribute(string? requires = null) : Attribute
{
    private static readonly char[] Separators = [' ', ','];

    public string? Requires { get; } = requires;

    internal IReadOnlyList<string>? Members =>
        Requires?.Split(Separators, StringSplitOptions.RemoveEmptyEntries);
}

/// <summary>A service, for types that the container only knows when the request runs.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class ServiceAttribute(string? key = null) : Attribute
{
    /// <summary>The key of a keyed service.</summary>
    public string? Key { get; } = key;
}

/// <summary>An argument of the field even where another rule would take the parameter.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class ArgumentAttribute(string? name = null) : Attribute
{
    public string? Name { get; } = name;
}

/// <summary>State of the request, set by an interceptor; missing state is null or an error.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class GlobalStateAttribute(string? key = null) : Attribute
{
    /// <summary>Null: the name of the parameter.</summary>
    public string? Key { get; } = key;
}

/// <summary>State that a field further up has set for the fields below it.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class ScopedStateAttribute(string? key = null) : Attribute
{
    /// <summary>Null: the name of the parameter.</summary>
    public string? Key { get; } = key;
}

/// <summary>The message of the event that a subscription field is resolved for.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class EventMessageAttribute : Attribute;

/// <summary>A <c>bool</c>: whether the selection below asks for a field of one of these names.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class IsSelectedAttribute(params string[] fields) : Attribute
{
    public IReadOnlyList<string> Fields { get; } = fields;
}
