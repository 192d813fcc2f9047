using System.Collections;
using Cacao.Types.Conventions;
using Cacao.Types.Model;

namespace Cacao.Types.Building;

/// <summary>Gives arguments and input fields their defaults and the last step of their coercion.</summary>
internal sealed class InputCompleter(ScalarWriters converters)
{
    public void Complete(InputValueConfiguration source, InputValue value)
    {
        value.RuntimeType = source.RuntimeType;
        value.DeprecationReason = source.DeprecationReason;
        value.DescriptionSource = source.Description;
        value.Directives = source.Directives;
        value.DefaultValue =
            source.DefaultValue
            ?? (
                source.HasDefaultRuntimeValue
                    ? DefaultValues.ToLiteral(value.Type, source.DefaultRuntimeValue)
                    : null
            );
        value.Formatter =
            source.Formatter ?? ParserOf(value.Type, ResultTypes.Unwrap(source.RuntimeType));
    }

    // Lists of converted values have to be built here, all others the executor builds.
    private Func<object, object?>? ParserOf(IType type, Type runtimeType)
    {
        type = type.NullableType();
        if (type is not ListType list)
        {
            return type is NamedType leaf
                ? converters.Parser(leaf, Nullable.GetUnderlyingType(runtimeType) ?? runtimeType)
                : null;
        }

        if (
            ResultTypes.ItemType(runtimeType) is not { } itemType
            || ParserOf(list.ItemType, itemType) is not { } item
        )
        {
            return null;
        }

        var build = Collections.BuilderOf(runtimeType, itemType);
        return items =>
            build([
                .. ((IEnumerable)items)
                    .Cast<object?>()
                    .Select(value => value is null ? null : item(value)),
            ]);
    }
}
