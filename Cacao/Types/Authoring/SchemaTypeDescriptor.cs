namespace Cacao.Types.Authoring;

/// <summary>What can be said about the schema itself, by <c>SetSchema</c>.</summary>
public sealed class SchemaTypeDescriptor
{
    internal string? GivenDescription { get; private set; }

    /// <summary>Stands above <c>schema { … }</c>, and in <c>__schema.description</c>.</summary>
    public SchemaTypeDescriptor Description(string description)
    {
        GivenDescription = description;
        return this;
    }
}
