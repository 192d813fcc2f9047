using System.Globalization;
using Cacao.Language;
using Cacao.Types.Directives;
using Cacao.Types.Model;

namespace Cacao.Execution.Cost;

/// <summary>What the parts of a schema weigh: what <c>@cost</c> says, or what is usual for their kind.</summary>
/// <remarks>https://ibm.github.io/graphql-specs/cost-spec.html#sec-weight</remarks>
internal static class Weights
{
    /// <summary>1 for objects and lists, which have to be made; 0 for the leaves in them.</summary>
    public static double Of(OutputField field) =>
        Said(field.Directives) ?? (IsLeaf(field.Type) ? 0 : 1);

    /// <summary>Of an argument or an input field, without what is in its value.</summary>
    public static double Of(InputValue input) =>
        Said(input.Directives) ?? (input.Type.NamedType() is InputObjectType ? 1 : 0);

    /// <summary>Of each value of the type.</summary>
    public static double Of(NamedType type) =>
        Said(type.Directives) ?? (type.IsCompositeType() ? 1 : 0);

    /// <summary>Whether values of the type weigh something that depends on what is in them.</summary>
    public static bool Varies(NamedType type) => Varies(type, []);

    private static bool Varies(NamedType type, HashSet<NamedType> seen) =>
        type is InputObjectType input
        && seen.Add(input)
        && input.Fields.Any(field => Of(field) > 0 || Varies(field.Type.NamedType(), seen));

    private static bool IsLeaf(IType type) =>
        type.NullableType() is NamedType named && named.IsLeafType();

    private static double? Said(IReadOnlyList<DirectiveNode> directives)
    {
        foreach (var directive in directives)
        {
            if (
                directive.Name.Value == CostDirectives.Cost.Name
                && directive.Arguments is [{ Value: StringValueNode { Value: var text } }]
                && double.TryParse(text, CultureInfo.InvariantCulture, out var weight)
            )
            {
                return weight;
            }
        }

        return null;
    }
}
