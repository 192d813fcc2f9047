namespace Cacao.Validation;

/// <summary>
/// What a document may cost before it is refused. The limits are looked at before any rule of the
/// specification, so that no rule has to cope with a document made to hurt.
/// </summary>
public sealed record ValidationOptions
{
    public static ValidationOptions Default { get; } = new();

    /// <summary>Errors that are reported; at the next one validation stops.</summary>
    public int MaxErrors { get; init; } = 100;

    /// <summary>How deep fields may lie in each other, also by way of fragments.</summary>
    public int MaxDepth { get; init; } = 25;

    /// <summary>Fields that carry an alias, in the whole document.</summary>
    public int MaxAliases { get; init; } = 200;

    /// <summary>Directives on one operation, fragment, field or spread.</summary>
    public int MaxDirectivesPerLocation { get; init; } = 20;

    /// <summary>Directives in the whole document.</summary>
    public int MaxDirectives { get; init; } = 500;

    /// <summary>Fragment definitions in the document.</summary>
    public int MaxFragments { get; init; } = 200;

    /// <summary>Fields at the top of one operation, by way of fragments too.</summary>
    public int MaxRootFields { get; init; } = 50;

    /// <summary>Fields of one operation once every fragment stands where it is spread.</summary>
    public int MaxExpandedFields { get; init; } = 10_000;

    /// <summary>
    /// Lists of introspection that may lie in each other, such as the fields of types of fields: each
    /// multiplies the response by the size of the schema.
    /// </summary>
    public int MaxIntrospectionLists { get; init; } = 2;

    /// <summary>
    /// Steps that the rules which look at pairs of things may take together; about 0.2 µs each.
    /// </summary>
    public int MaxWork { get; init; } = 300_000;

    /// <summary>"Did you mean …?", which tells a stranger names of the schema.</summary>
    public bool Suggestions { get; init; } = true;

    /// <summary>
    /// A nullable variable passes in a <c>@oneOf</c> object that stands where it must not be null, as
    /// graphql-js lets it pass up to version 17; null is refused when the request is executed. For those
    /// who compare with it. The specification refuses the document
    /// (https://spec.graphql.org/September2025/#sec-All-Variable-Usages-Are-Allowed), as is the default.
    /// </summary>
    public bool OneOfAsReference { get; init; }

    /// <summary>Of each limit the stricter one.</summary>
    internal ValidationOptions Within(ValidationOptions others) =>
        new()
        {
            MaxErrors = Math.Min(MaxErrors, others.MaxErrors),
            MaxDepth = Math.Min(MaxDepth, others.MaxDepth),
            MaxAliases = Math.Min(MaxAliases, others.MaxAliases),
            MaxDirectivesPerLocation = Math.Min(
                MaxDirectivesPerLocation,
                others.MaxDirectivesPerLocation
            ),
            MaxDirectives = Math.Min(MaxDirectives, others.MaxDirectives),
            MaxFragments = Math.Min(MaxFragments, others.MaxFragments),
            MaxRootFields = Math.Min(MaxRootFields, others.MaxRootFields),
            MaxExpandedFields = Math.Min(MaxExpandedFields, others.MaxExpandedFields),
            MaxIntrospectionLists = Math.Min(MaxIntrospectionLists, others.MaxIntrospectionLists),
            MaxWork = Math.Min(MaxWork, others.MaxWork),
            Suggestions = Suggestions && others.Suggestions,
            OneOfAsReference = OneOfAsReference && others.OneOfAsReference,
        };
}
