using Cacao.Types.Building;
using Cacao.Types.Model;

namespace Cacao.Types.Checks;

/// <summary>Type system validation: all errors of a schema at once.</summary>
/// <remarks>https://spec.graphql.org/September2025/#sec-Schema.Type-System-Validation</remarks>
internal sealed class SchemaValidator
{
    private readonly List<string> _errors = [];

    /// <exception cref="SchemaException">The schema breaks a rule.</exception>
    public static void Validate(Schema schema)
    {
        var validator = new SchemaValidator();
        foreach (var type in schema.Types.Where(type => !type.IsIntrospection))
        {
            validator.Check(type);
        }

        foreach (var directive in schema.Directives)
        {
            validator.Check(directive);
        }

        validator._errors.AddRange(InputCycles.Find(schema));
        validator._errors.AddRange(DirectiveCycles.Find(schema));
        if (validator._errors.Count > 0)
        {
            throw new SchemaException(validator._errors);
        }
    }

    private void Check(NamedType type)
    {
        CheckName(type.Name, type.Name);
        switch (type)
        {
            case ComplexType complex:
                CheckComplex(complex);
                break;
            case UnionType { Types.Count: 0 }:
                Report($"The union {type.Name} has no types.");
                break;
            case EnumType @enum:
                CheckEnum(@enum);
                break;
            case InputObjectType input:
                CheckInput(input);
                break;
            default:
                break;
        }
    }

    private void Check(DirectiveType directive)
    {
        CheckName($"@{directive.Name}", directive.Name);
        if (directive.Locations.Count == 0)
        {
            Report($"@{directive.Name} may stand nowhere.");
        }

        foreach (var argument in directive.Arguments)
        {
            CheckInputValue(argument, $"@{directive.Name}({argument.Name}:)");
        }
    }

    private void CheckComplex(ComplexType type)
    {
        if (type.Fields.Count == 0)
        {
            Report($"The type {type.Name} has no fields.");
        }

        foreach (var field in type.Fields)
        {
            CheckName(field.ToString(), field.Name);
            if (!field.Type.IsOutputType())
            {
                Report($"{field} has the input type {field.Type}.");
            }

            foreach (var argument in field.Arguments)
            {
                CheckInputValue(argument, $"{field}({argument.Name}:)");
            }
        }

        foreach (var @interface in type.Interfaces)
        {
            _errors.AddRange(InterfaceImplementation.Errors(type, @interface));
        }
    }

    private void CheckEnum(EnumType type)
    {
        if (type.Values.Count == 0)
        {
            Report($"The enum {type.Name} has no values.");
        }

        foreach (var value in type.Values)
        {
            CheckName($"{type.Name}.{value.Name}", value.Name);
            if (value.Name is "true" or "false" or "null")
            {
                Report($"The enum {type.Name} cannot have the value {value.Name}.");
            }
        }
    }

    private void CheckInput(InputObjectType type)
    {
        if (type.Fields.Count == 0)
        {
            Report($"The input {type.Name} has no fields.");
        }

        foreach (var field in type.Fields)
        {
            var coordinate = $"{type.Name}.{field.Name}";
            CheckInputValue(field, coordinate);
            if (type.IsOneOf && (field.Type is NonNullType || field.DefaultValue is not null))
            {
                Report($"{coordinate} of a OneOf input must be nullable and without default.");
            }
        }
    }

    private void CheckInputValue(InputValue value, string coordinate)
    {
        CheckName(coordinate, value.Name);
        if (!value.Type.IsInputType())
        {
            Report($"{coordinate} has the output type {value.Type}.");
        }

        if (value.IsRequired && value.DeprecationReason is not null)
        {
            Report($"{coordinate} is required and cannot be deprecated.");
        }
    }

    private void CheckName(string coordinate, string name)
    {
        if (name.StartsWith("__", StringComparison.Ordinal))
        {
            Report($"{coordinate}: names with two underscores in front belong to introspection.");
        }

        var isName =
            name.Length > 0
            && !char.IsAsciiDigit(name[0])
            && name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '_');
        if (!isName)
        {
            Report($"{coordinate}: {name} is no name.");
        }
    }

    private void Report(string error) => _errors.Add(error);
}
