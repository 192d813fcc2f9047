namespace Cacao.Types.Authoring;

/// <summary>The field is a connection over the list or queryable that the resolver returns.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Method)]
public sealed class UsePagingAttribute(Type? type = null) : Attribute
{
    /// <summary>What the nodes are; null: the element type of the result.</summary>
    public Type? Type { get; } = type;

    /// <summary>Null: the name of the field, in upper camel case.</summary>
    public string? ConnectionName { get; set; }

    public int DefaultPageSize
    {
        get => DefaultPageSizeOrNull ?? 0;
        set => DefaultPageSizeOrNull = value;
    }

    public int MaxPageSize
    {
        get => MaxPageSizeOrNull ?? 0;
        set => MaxPageSizeOrNull = value;
    }

    public bool IncludeTotalCount
    {
        get => IncludeTotalCountOrNull ?? false;
        set => IncludeTotalCountOrNull = value;
    }

    public bool AllowBackwardPagination
    {
        get => AllowBackwardPaginationOrNull ?? true;
        set => AllowBackwardPaginationOrNull = value;
    }

    /// <summary>One of <c>first</c> and <c>last</c> must be given.</summary>
    public bool RequirePagingBoundaries
    {
        get => RequirePagingBoundariesOrNull ?? false;
        set => RequirePagingBoundariesOrNull = value;
    }

    // What was not said is left to the schema's paging options.
    internal int? DefaultPageSizeOrNull { get; private set; }

    internal int? MaxPageSizeOrNull { get; private set; }

    internal bool? IncludeTotalCountOrNull { get; private set; }

    internal bool? AllowBackwardPaginationOrNull { get; private set; }

    internal bool? RequirePagingBoundariesOrNull { get; private set; }
}

/// <summary>Adds the argument <c>where</c>.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Method)]
public class UseFilteringAttribute(Type? filterType = null) : Attribute
{
    /// <summary>A filter input type of one's own; null: inferred from the element type.</summary>
    public Type? FilterType { get; } = filterType;
}

public sealed class UseFilteringAttribute<T>() : UseFilteringAttribute(typeof(T));

/// <summary>Adds the argument <c>order</c>.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Method)]
public class UseSortingAttribute(Type? sortType = null) : Attribute
{
    /// <summary>A sort input type of one's own; null: inferred from the element type.</summary>
    public Type? SortType { get; } = sortType;
}

public sealed class UseSortingAttribute<T>() : UseSortingAttribute(typeof(T));

/// <summary>
/// Reads of the database only what the operation asks for: the columns of selected fields, and the
/// entities beside the item that are selected, in the same query.
/// </summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Method)]
public sealed class UseProjectionAttribute : Attribute;

/// <summary>
/// Whether <see cref="UseProjectionAttribute"/> reads the member. Without it: when it is selected, or
/// a selected resolver says in <c>[Parent(requires:)]</c> that it needs it.
/// </summary>
/// <param name="isProjected">True: always. False: never, a resolver of its own brings it.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class IsProjectedAttribute(bool isProjected = true) : Attribute
{
    public bool IsProjected { get; } = isProjected;
}

/// <summary>The field is the first item of the resolver's list, or null where there is none.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Method)]
public sealed class UseFirstOrDefaultAttribute : Attribute;

/// <summary>
/// The field is the only item of the resolver's list, or null where there is none; a second one is
/// an error.
/// </summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Method)]
public sealed class UseSingleOrDefaultAttribute : Attribute;
