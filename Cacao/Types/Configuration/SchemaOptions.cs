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

    /// <summary>
    /// The schema has <c>@defer</c>: fragments may come after the first part of the response. Off by
    /// default, and then the directive is as unknown as any other.
    /// </summary>
    public bool EnableDefer { get; set; }

    /// <summary>
    /// The schema has <c>@stream</c>: items of a list may come after the first part of the response.
    /// Off by default, as <see cref="EnableDefer"/> is.
    /// </summary>
    public bool EnableStream { get; set; }
}
