using System.Reflection;
using Cacao.Types.Authoring;
using Cacao.Types.Conventions;

namespace Cacao.Types.Building;

/// <summary>A directive of the application while the schema is being built.</summary>
internal sealed class DirectiveConfiguration(string name, Type runtimeType)
    : TypeConfiguration(name, runtimeType)
{
    public bool IsRepeatable { get; init; }

    public IReadOnlyList<string> Locations { get; init; } = [];

    /// <summary>Read as the fields of an input object are, which they look like.</summary>
    public IReadOnlyList<InputFieldConfiguration> Arguments { get; init; } = [];
}

/// <summary>Makes directives of classes with <see cref="DirectiveTypeAttribute"/>.</summary>
internal sealed class DirectiveReader(InputObjectReader inputs)
{
    public DirectiveConfiguration Read(Type type)
    {
        var attribute = type.GetCustomAttribute<DirectiveTypeAttribute>(inherit: false)!;
        var name = Naming.OfDirective(type);
        var input = inputs.Read(type, name);
        return new DirectiveConfiguration(name, type)
        {
            Description = input.Description,
            IsRepeatable = attribute.IsRepeatable,
            Locations =
            [
                .. Enum.GetValues<DirectiveLocation>()
                    .Where(value => int.IsPow2((int)value) && attribute.Location.HasFlag(value))
                    .Select(value => Naming.UpperSnakeCase(value.ToString())),
            ],
            Arguments = input.Fields,
        };
    }
}
