using System.Reflection;
using Cacao.Types.Authoring;
using Cacao.Types.Conventions;
using Cacao.Types.Resolvers;

namespace Cacao.Types.Building;

/// <summary>Makes input objects of C# types: of their constructor's parameters and settable properties.</summary>
internal sealed class InputObjectReader(MemberTypeReader types, FieldReader fields)
{
    public InputObjectConfiguration Read(Type runtimeType, string name)
    {
        var properties = Properties(runtimeType);
        var constructor = ConstructorOf(runtimeType, properties);
        var parameters = constructor?.GetParameters() ?? [];
        var used = properties
            .Where(property =>
                (
                    property.SetMethod is { IsPublic: true }
                    || Matching(parameters, property) is not null
                ) && !property.IsDefined(typeof(GraphQLIgnoreAttribute))
            )
            .ToList();
        var input = new InputObjectConfiguration(name, runtimeType)
        {
            Attributes = runtimeType,
            IsOneOf = runtimeType.IsDefined(typeof(OneOfAttribute)),
            Description = fields.DescriptionOf(runtimeType),
        };
        foreach (var property in used)
        {
            var parameter = Matching(parameters, property);
            input.Fields.Add(ReadField(property, parameter, input.IsOneOf));
        }

        input.CreateInstance = Lazily(() => Compile(runtimeType, constructor, used));
        return input;
    }

    private InputFieldConfiguration ReadField(
        PropertyInfo property,
        ParameterInfo? parameter,
        bool isOneOf
    )
    {
        var type = types.OfProperty(property);
        var attributes = RecordParameters.AttributesOf(property);
        var field = new InputFieldConfiguration(
            Naming.OfField(property),
            isOneOf ? type.Nullable() : type,
            property.PropertyType
        )
        {
            Property = property,
            Attributes = attributes,
            DeprecationReason = FieldReader.DeprecationOf(attributes),
            Description = fields.DescriptionOf(property),
        };
        DefaultValues.Read(field, property);
        if (parameter is not null && !field.HasDefaultRuntimeValue && field.DefaultValue is null)
        {
            DefaultValues.Read(field, parameter);
        }

        return field;
    }

    private static List<PropertyInfo> Properties(Type type)
    {
        var all = new List<PropertyInfo>();
        for (var current = type; current is not null && current != typeof(object); )
        {
            const BindingFlags Flags =
                BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly;
            all.InsertRange(
                0,
                current
                    .GetProperties(Flags)
                    .Where(property =>
                        property.GetIndexParameters().Length == 0
                        && !all.Exists(known => known.Name == property.Name)
                    )
            );
            current = current.BaseType;
        }

        return all;
    }

    // The one with the most parameters that are properties; a record's copy constructor is not.
    private static ConstructorInfo? ConstructorOf(Type type, List<PropertyInfo> properties)
    {
        var usable = type.GetConstructors()
            .Where(constructor =>
                constructor
                    .GetParameters()
                    .All(parameter =>
                        properties.Exists(property =>
                            IsSame(property, parameter)
                            && property.PropertyType == parameter.ParameterType
                        )
                    )
            )
            .ToList();
        return usable.MaxBy(constructor => constructor.GetParameters().Length)
            ?? (
                type.IsValueType
                    ? null
                    : throw new SchemaException(
                        $"{type.Name} cannot be an input: it has no public constructor whose parameters are all properties."
                    )
            );
    }

    private static Func<object?[], object> Compile(
        Type type,
        ConstructorInfo? constructor,
        List<PropertyInfo> properties
    )
    {
        var parameters = constructor?.GetParameters() ?? [];
        return InstanceCompiler.Compile(
            type,
            constructor,
            [.. parameters.Select(p => properties.FindIndex(property => IsSame(property, p)))],
            [
                .. properties
                    .Select((property, index) => (property, index))
                    .Where(entry =>
                        entry.property.SetMethod is { IsPublic: true }
                        && Matching(parameters, entry.property) is null
                    ),
            ]
        );
    }

    private static Func<object?[], object> Lazily(Func<Func<object?[], object>> compile)
    {
        var compiled = new Lazy<Func<object?[], object>>(compile);
        return values => compiled.Value(values);
    }

    private static ParameterInfo? Matching(ParameterInfo[] parameters, PropertyInfo property) =>
        Array.Find(parameters, parameter => IsSame(property, parameter));

    private static bool IsSame(PropertyInfo property, ParameterInfo parameter) =>
        string.Equals(property.Name, parameter.Name, StringComparison.OrdinalIgnoreCase);
}
