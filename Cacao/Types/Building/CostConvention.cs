using Cacao.Types.Configuration;
using Cacao.Types.Conventions;
using Cacao.Types.Directives;

namespace Cacao.Types.Building;

/// <summary>
/// Fields that wait or read weigh <see cref="CostOptions.DefaultResolverCost"/> unless they say
/// something else.
/// </summary>
internal sealed class CostConvention(CostOptions options) : IFieldConvention
{
    /// <summary>Last: after whatever else makes a resolver of the field.</summary>
    public int Order => int.MaxValue;

    public void Apply(FieldConfiguration field, ISchemaBuildContext context)
    {
        if (options.ApplyCostDefaults && Reads(field) && !Says(field, CostDirectives.Cost.Name))
        {
            field.Directives.Add(CostDirectives.CostOf(options.DefaultResolverCost));
        }
    }

    /// <summary>Whether the field has such a directive already.</summary>
    public static bool Says(FieldConfiguration field, string directive) =>
        field.Directives.Exists(node => node.Name.Value == directive);

    private static bool Reads(FieldConfiguration field) =>
        field.Resolver is not null
        || typeof(IQueryable).IsAssignableFrom(field.ResultType)
        || (field.Binding is { } binding && ResultTypes.IsAsync(binding.Method.ReturnType));
}
