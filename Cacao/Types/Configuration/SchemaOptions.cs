namespace Cacao.Types.Configuration;

/// <summary>Choices about the schema as a whole.</summary>
public sealed class SchemaOptions
{
    /// <summary>Descriptions come from the XML file beside the assembly.</summary>
    public bool UseXmlDocumentation { get; set; } = true;

    /// <summary><c>IDeposit</c> is called <c>Deposit</c> in the schema.</summary>
    public bool StripLeadingIFromInterface { get; set; }

    /// <summary>Fields are printed and listed by name instead of by declaration.</summary>
    public bool SortFieldsByName { get; set; }

    /// <summary>The most ids that <c>nodes(ids:)</c> takes.</summary>
    public int MaxAllowedNodeBatchSize { get; set; } = 50;

    /// <summary>A node type without a resolver is an error of the schema.</summary>
    public bool EnsureAllNodesCanBeResolved { get; set; } = true;
}
