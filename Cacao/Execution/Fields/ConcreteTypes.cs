using System.Collections.Concurrent;
using Cacao.Types.Model;

namespace Cacao.Execution.Fields;

/// <summary>Finds the object type of a value in the place of an interface or union.</summary>
/// <remarks>https://spec.graphql.org/September2025/#ResolveAbstractType()</remarks>
internal sealed class ConcreteTypes(Schema schema)
{
    private readonly ConcurrentDictionary<(NamedType, Type), ObjectType?> _byRuntimeType = [];

    /// <summary>Null when no type of the schema fits.</summary>
    public ObjectType? Find(NamedType @abstract, object value)
    {
        if (_byRuntimeType.TryGetValue((@abstract, value.GetType()), out var known))
        {
            return known;
        }

        var possible = schema.PossibleTypes(@abstract);
        foreach (var type in possible)
        {
            if (type.IsTypeOf?.Invoke(value) == true)
            {
                return type;
            }
        }

        var found = Closest(possible, value.GetType());
        // Where values are asked, the answer may differ from value to value.
        if (possible.All(type => type.IsTypeOf is null))
        {
            _byRuntimeType.TryAdd((@abstract, value.GetType()), found);
        }

        return found;
    }

    private static ObjectType? Closest(IReadOnlyList<ObjectType> possible, Type runtimeType)
    {
        for (
            var type = runtimeType;
            type is not null && type != typeof(object);
            type = type.BaseType
        )
        {
            if (
                possible.FirstOrDefault(o => o.IsTypeOf is null && o.RuntimeType == type) is
                { } exact
            )
            {
                return exact;
            }
        }

        return possible.FirstOrDefault(o =>
            o.IsTypeOf is null
            && o.RuntimeType != typeof(object)
            && o.RuntimeType.IsAssignableFrom(runtimeType)
        );
    }
}
