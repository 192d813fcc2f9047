using Cacao.Types.Authoring;
using Cacao.Types.Building;
using Cacao.Types.Conventions;

namespace Cacao.Data.Paging;

/// <summary>What the items of a paged field are.</summary>
/// <param name="RuntimeType">In C#.</param>
/// <param name="SchemaType">The C# type that gives the node type its name.</param>
/// <param name="Type">In the schema, with nullability.</param>
internal sealed record PagedItem(Type RuntimeType, Type SchemaType, TypeReference Type)
{
    public static PagedItem Of(FieldConfiguration field, UsePagingAttribute attribute)
    {
        var result = ResultTypes.Unwrap(field.ResultType);
        var runtimeType = ResultTypes.IsGeneric(result, typeof(Connection<>))
            ? result.GetGenericArguments()[0]
            : ResultTypes.ItemType(result)
                ?? throw new InvalidOperationException(
                    $"{field} cannot be paged: {result} is no list."
                );
        var declared = field.Type.Nullable() is TypeReference.ListOf list
            ? list.Item
            : TypeReference.Of(runtimeType).NonNull();
        return attribute.Type is { } type
            ? new(runtimeType, type, TypeReference.Of(type).NonNull())
            : new(runtimeType, runtimeType, declared);
    }
}
