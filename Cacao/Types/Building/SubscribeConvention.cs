using System.Reflection;
using Cacao.Types.Authoring;

namespace Cacao.Types.Building;

/// <summary>
/// <c>[Subscribe(With = …)]</c>: the named method of the same class opens the source stream.
/// Parameters that only it has become arguments of the field as well.
/// </summary>
internal sealed class SubscribeConvention : IFieldConvention
{
    public int Order => -100;

    public void Apply(FieldConfiguration field, ISchemaBuildContext context)
    {
        if (
            field.Attribute<SubscribeAttribute>()?.With is not { } name
            || field.Member?.DeclaringType is not { } type
        )
        {
            return;
        }

        const BindingFlags Flags =
            BindingFlags.Public
            | BindingFlags.NonPublic
            | BindingFlags.Static
            | BindingFlags.Instance;
        var method =
            type.GetMethod(name, Flags)
            ?? throw new SchemaException(
                $"{field}: there is no method {name} in {type.Name} to subscribe with."
            );
        field.StreamBinding = ((SchemaAssembly)context).Fields.Bind(
            method,
            field,
            field.DeclaringType
        );
    }
}
