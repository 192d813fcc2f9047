using Cacao.Data.Queries;

namespace Cacao.Data.Filtering;

/// <summary>One filter input type over the members of an object.</summary>
/// <param name="Name">Null: <c>{Entity}FilterInput</c>.</param>
internal sealed record FilterInput(
    string? Name,
    Type EntityType,
    string? Description,
    bool AllowAnd,
    bool AllowOr,
    bool AllowNot,
    Func<FilterTypes, IEnumerable<ListMember>> Members
)
{
    public static FilterInput Infer(Type type) =>
        new(
            null,
            type,
            null,
            AllowAnd: true,
            AllowOr: true,
            AllowNot: true,
            types => ListMember.Of(type).Where(member => types.IsFilterable(member.Path.Type))
        );
}
