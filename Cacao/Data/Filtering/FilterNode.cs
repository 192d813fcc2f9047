using Cacao.Data.Queries;

namespace Cacao.Data.Filtering;

/// <summary>What a filter input type means.</summary>
internal abstract record FilterNode(string Name)
{
    /// <summary>Conditions on members, each by the node of its type.</summary>
    public sealed record Object(string Name) : FilterNode(Name)
    {
        public Dictionary<string, (MemberPath Path, FilterNode Node)> Fields { get; } =
            new(StringComparer.Ordinal);
    }

    /// <summary>Operations on a value.</summary>
    /// <param name="Type">With <c>Nullable</c> where null is a value.</param>
    /// <param name="Operand">The type in the schema that most operations take.</param>
    /// <param name="OperandList">The same of those that take a list.</param>
    public sealed record Value(string Name, Type Type, string Operand, string OperandList)
        : FilterNode(Name);

    /// <summary>A condition of the application.</summary>
    public sealed record Own(string Name, MemberCondition Condition) : FilterNode(Name);

    /// <summary>Conditions on the items of a list.</summary>
    public sealed record List(string Name, Type ItemType, FilterNode Item) : FilterNode(Name);
}
