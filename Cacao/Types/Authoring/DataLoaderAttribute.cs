namespace Cacao.Types.Authoring;

/// <summary>The static method loads values by their keys; a DataLoader is made of it.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class DataLoaderAttribute(string? name = null) : Attribute
{
    public string? Name { get; } = name;
}
