namespace Cacao.Types.Model;

/// <summary>A directive that the schema defines.</summary>
public sealed class DirectiveType(string name)
{
    public string Name { get; } = name;

    public string? Description { get; internal set; }

    public bool IsRepeatable { get; internal set; }

    /// <summary>Names of <c>__DirectiveLocation</c>, in the order of declaration.</summary>
    public IReadOnlyList<string> Locations { get; internal set; } = [];

    public IReadOnlyList<Argument> Arguments { get; internal set; } = [];

    public Argument? FindArgument(string name) =>
        Arguments.FirstOrDefault(argument => argument.Name == name);
}
