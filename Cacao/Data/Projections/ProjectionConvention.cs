using Cacao.Types.Authoring;
using Cacao.Types.Building;
using Cacao.Types.Conventions;

namespace Cacao.Data.Projections;

/// <summary>
/// The meaning of <c>[UseProjection]</c>: who ends the query (a page, a list, one item) narrows it,
/// as the last thing before it is run, so that conditions and order may use any column.
/// </summary>
internal sealed class ProjectionConvention : IFieldConvention
{
    public int Order => MiddlewareOrder.Projection;

    public void Apply(FieldConfiguration field, ISchemaBuildContext context)
    {
        if (field.Attribute<UseProjectionAttribute>() is null)
        {
            return;
        }

        if (ResultTypes.ItemType(ResultTypes.Unwrap(field.ResultType)) is null)
        {
            throw new InvalidOperationException(
                $"{field} cannot be projected: {field.ResultType} is no list."
            );
        }

        field.SetFeature(new SelectionProjections());
    }
}
