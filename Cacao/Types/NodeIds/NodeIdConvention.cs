using Cacao.Types.Authoring;
using Cacao.Types.Building;
using Cacao.Types.Conventions;

namespace Cacao.Types.NodeIds;

/// <summary>Gives fields, arguments and input fields with <c>[ID]</c> the type ID and its translation.</summary>
internal sealed class NodeIdConvention(NodeIdTranslator? translator) : IFieldConvention
{
    public int Order => -200;

    public void Apply(FieldConfiguration field, ISchemaBuildContext context)
    {
        if (
            !field.DeclaringType.IsInterface
            && (field.Feature<IDAttribute>() ?? field.Attribute<IDAttribute>()) is { } id
        )
        {
            field.Type = field.Type.WithInnermost(TypeReference.Of("ID"));
            if (translator is not null)
            {
                var name = NameFor(id, context) ?? field.DeclaringType.Name;
                field.ResultFormatter = key => translator.Format(name, key);
                field.LeafWriter = translator.Writer(name, field.ResultType);
            }
        }
        else if (field.Attribute<IDAttribute>() is not null)
        {
            field.Type = field.Type.WithInnermost(TypeReference.Of("ID"));
        }

        foreach (var argument in field.Arguments)
        {
            Apply(argument, context);
        }
    }

    public void Apply(InputValueConfiguration input, ISchemaBuildContext context)
    {
        if (input.Attribute<IDAttribute>() is not { } id || input.Formatter is not null)
        {
            return;
        }

        input.Type = input.Type.WithInnermost(TypeReference.Of("ID"));
        if (translator is not null)
        {
            input.Formatter = translator.Parser(
                NameFor(id, context),
                ResultTypes.Unwrap(input.RuntimeType),
                id.WhenInvalid
            );
        }
    }

    private static string? NameFor(IDAttribute id, ISchemaBuildContext context) =>
        id.TypeName ?? (id.NodeType is { } type ? context.NameOf(type, isInput: false) : null);
}
