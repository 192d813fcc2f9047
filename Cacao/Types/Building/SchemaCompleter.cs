using Cacao.Types.Configuration;
using Cacao.Types.Directives;
using Cacao.Types.Model;
using Cacao.Types.Resolvers;
using Cacao.Types.Scalars;

namespace Cacao.Types.Building;

/// <summary>Makes the immutable model of what has been assembled.</summary>
internal sealed class SchemaCompleter(SchemaAssembly assembly, SchemaConfiguration configuration)
{
    private readonly Dictionary<string, NamedType> _types = new(StringComparer.Ordinal);
    private readonly Dictionary<TypeReference, IType> _wrapped = [];
    private readonly ScalarWriters _writers = new(configuration.Converters);
    private readonly HashSet<string> _usedDirectives = new(StringComparer.Ordinal);

    private readonly List<Action> _completed = [];
    private readonly AppliedDirectives _applied = new();

    private bool SortsFields => configuration.Options.SortFieldsByName;

    private InputCompleter Inputs => field ??= new InputCompleter(_writers);

    public Schema Complete()
    {
        var types = assembly.Types;
        foreach (var type in types)
        {
            _types.Add(type.Name, NewType(type));
        }

        foreach (var scalar in assembly.Scalars)
        {
            _types.Add(scalar.Name, scalar);
        }

        foreach (var scalar in BuiltInScalars.Specified)
        {
            // Introspection needs these; the others are there when they are used.
            if (scalar.Name is "String" or "Boolean")
            {
                _types.TryAdd(scalar.Name, scalar);
            }
        }

        foreach (var scalar in assembly.Scalars.Where(IsOwn))
        {
            CompleteScalar(scalar);
        }

        // Enums first: defaults of inputs are written as their values.
        foreach (var type in types.OrderBy(type => type is EnumConfiguration ? 0 : 1))
        {
            CompleteType(type);
        }

        if (
            configuration.Options.EnableStream
            || _usedDirectives.Contains(CostDirectives.ListSize.Name)
        )
        {
            _types.TryAdd(BuiltInScalars.Int.Name, BuiltInScalars.Int);
        }

        var directives = assembly.Directives.Select(CompleteDirective).ToList();
        foreach (var complete in _completed)
        {
            complete();
        }

        return new Schema(
            Find<ObjectType>("Query") ?? throw new SchemaException("There is no query type."),
            Find<ObjectType>("Mutation"),
            Find<ObjectType>("Subscription"),
            [.. _types.Values.OrderBy(RootFirst).ThenBy(type => type.Name, StringComparer.Ordinal)],
            [
                .. CostDirectives.All.Where(IsShown),
                .. IncrementalDirectives.EnabledBy(configuration.Options),
                .. directives,
            ],
            configuration.Description
        );
    }

    private bool IsShown(DirectiveType type) =>
        _usedDirectives.Contains(type.Name)
        && (
            configuration.Feature<CostOptions>().ShowInSchema
            || (type != CostDirectives.Cost && type != CostDirectives.ListSize)
        );

    private static bool IsOwn(ScalarType scalar) =>
        BuiltInScalars.OfClass(scalar.GetType()) is null;

    private void CompleteScalar(ScalarType scalar)
    {
        var source = new ScalarConfiguration(scalar.Name, scalar.RuntimeType)
        {
            Attributes = scalar.GetType(),
        };
        DirectiveConvention.Add(source);
        Note(source, "SCALAR");
        scalar.Directives = source.Directives;
    }

    private DirectiveType CompleteDirective(DirectiveConfiguration source)
    {
        var directive = new DirectiveType(source.Name)
        {
            Description = source.Description?.Invoke(),
            IsRepeatable = source.IsRepeatable,
            Locations = source.Locations,
            Arguments = [.. source.Arguments.Select(CompleteArgument)],
        };
        _applied.Add(source, directive);
        return directive;
    }

    private void CompleteType(TypeConfiguration configuration)
    {
        DirectiveConvention.Add(configuration);
        var type = _types[configuration.Name];
        type.Directives = configuration.Directives;
        Note(configuration, LocationOf(configuration));
        switch (configuration)
        {
            case ObjectConfiguration @object:
                CompleteObject(@object, (ComplexType)type);
                break;
            case InputObjectConfiguration input:
                CompleteInput(input, (InputObjectType)type);
                break;
            case EnumConfiguration @enum:
                ((EnumType)type).Values = [.. @enum.Values.Select(CompleteValue)];
                break;
            case UnionConfiguration union:
                ((UnionType)type).Types = [.. union.Types.Select(Member)];
                break;
            default:
                break;
        }

        ObjectType Member(TypeReference reference) =>
            Type(reference, isInput: false) as ObjectType
            ?? throw new SchemaException(
                $"The union {configuration.Name} can only have object types."
            );
    }

    private void CompleteObject(ObjectConfiguration configuration, ComplexType type)
    {
        type.Interfaces =
        [
            .. configuration
                .Interfaces.Select(reference => Type(reference, isInput: false))
                .Cast<InterfaceType>()
                .Distinct()
                .OrderBy(@interface => @interface.Name, StringComparer.Ordinal),
        ];
        IEnumerable<FieldConfiguration> fields = SortsFields
            ? configuration.Fields.OrderBy(field => field.Name, StringComparer.Ordinal)
            : configuration.Fields;
        var completed = fields.Select(field => (field, CompleteField(field, type))).ToList();
        Unique(configuration.Name, configuration.Fields);
        type.Fields = [.. completed.Select(entry => entry.Item2)];
        if (type is not ObjectType)
        {
            return;
        }

        var completer = new FieldCompleter(_writers);
        foreach (var (source, field) in completed)
        {
            completer.Complete(source, field);
            if (source.OnCompleted is { } callback)
            {
                _completed.Add(() => callback(field));
            }
        }
    }

    private OutputField CompleteField(FieldConfiguration source, ComplexType owner)
    {
        Note(source, "FIELD_DEFINITION");
        var field = new OutputField(source.Name)
        {
            DeclaringType = owner,
            Type = Type(source.Type, isInput: false),
            DescriptionSource = source.Description,
            DeprecationReason = source.DeprecationReason,
            Directives = source.Directives,
            Member = source.Member,
            IsSerial = source.IsSerial,
            Subscribe = source.Subscribe,
        };
        Unique(source.ToString(), source.Arguments);
        field.Arguments = [.. source.Arguments.Select(CompleteArgument)];
        if (source.StreamBinding is { } stream)
        {
            field.SubscribeSource = () => StreamCompiler.Compile(stream.Method, stream.Sources);
        }

        foreach (var (type, feature) in source.Features)
        {
            field.Features[type] = feature;
        }

        return field;
    }

    private Argument CompleteArgument(ArgumentConfiguration source, int index)
    {
        source.Index = index;
        return CompleteArgument((InputValueConfiguration)source, index);
    }

    private Argument CompleteArgument(InputValueConfiguration source, int index)
    {
        Note(source, "ARGUMENT_DEFINITION");
        var argument = new Argument(source.Name)
        {
            Index = index,
            Type = Type(source.Type, isInput: true),
        };
        Inputs.Complete(source, argument);
        return argument;
    }

    private void CompleteInput(InputObjectConfiguration configuration, InputObjectType type)
    {
        Unique(configuration.Name, configuration.Fields);
        type.Fields =
        [
            .. configuration.Fields.Select(source =>
            {
                DirectiveConvention.Add(source);
                Note(source, "INPUT_FIELD_DEFINITION");
                var field = new InputField(source.Name)
                {
                    DeclaringType = type,
                    Property = source.Property,
                    Type = Type(source.Type, isInput: true),
                };
                Inputs.Complete(source, field);
                return field;
            }),
        ];
    }

    private EnumValue CompleteValue(EnumValueConfiguration source)
    {
        DirectiveConvention.Add(source);
        Note(source, "ENUM_VALUE");
        return new EnumValue(source.Name, source.Value)
        {
            DescriptionSource = source.Description,
            DeprecationReason = source.DeprecationReason,
            Directives = source.Directives,
        };
    }

    private static int RootFirst(NamedType type) =>
        type.Name switch
        {
            "Query" => 0,
            "Mutation" => 1,
            "Subscription" => 2,
            _ => 3,
        };

    private T? Find<T>(string name)
        where T : NamedType => _types.GetValueOrDefault(name) as T;

    private static NamedType NewType(TypeConfiguration configuration)
    {
        NamedType type = configuration switch
        {
            ObjectConfiguration { IsInterface: true } => new InterfaceType(),
            ObjectConfiguration @object => new ObjectType { IsTypeOf = @object.IsTypeOf },
            InputObjectConfiguration input => new InputObjectType
            {
                IsOneOf = input.IsOneOf,
                CreateInstance = input.CreateInstance,
            },
            EnumConfiguration => new EnumType(),
            UnionConfiguration => new UnionType(),
            _ => throw new InvalidOperationException($"{configuration.Name} is of no known kind."),
        };
        type.Name = configuration.Name;
        type.RuntimeType = configuration.RuntimeType;
        type.DescriptionSource = configuration.Description;
        return type;
    }

    private IType Type(TypeReference reference, bool isInput)
    {
        // The same C# type is another type as input.
        var name =
            reference.Innermost() is TypeReference.Runtime
                ? TypeReference.Of(assembly.Ensure(reference, isInput))
                : reference.Innermost();
        return Wrapped(reference.WithInnermost(name));
    }

    private IType Wrapped(TypeReference reference)
    {
        if (!_wrapped.TryGetValue(reference, out var type))
        {
            _wrapped[reference] = type = reference switch
            {
                TypeReference.NonNullOf nonNull => new NonNullType(Wrapped(nonNull.Inner)),
                TypeReference.ListOf list => new ListType(Wrapped(list.Item)),
                TypeReference.Named named => _types.GetValueOrDefault(named.Name)
                    ?? throw new SchemaException($"There is no type {named.Name}."),
                _ => throw new InvalidOperationException($"{reference} has no name."),
            };
        }

        return type;
    }

    // The application's own directives are written when their arguments are known.
    private void Note(MemberConfiguration member, string location)
    {
        _usedDirectives.UnionWith(member.Directives.Select(directive => directive.Name.Value));
        if (assembly.Directives.Count > 0 || member.DirectiveInstances.Count > 0)
        {
            _completed.Add(() => _applied.AddTo(member, location));
        }
    }

    private static string LocationOf(TypeConfiguration type) =>
        type switch
        {
            ObjectConfiguration { IsInterface: true } => "INTERFACE",
            ObjectConfiguration => "OBJECT",
            InputObjectConfiguration => "INPUT_OBJECT",
            EnumConfiguration => "ENUM",
            _ => "UNION",
        };

    private static void Unique(string owner, IEnumerable<MemberConfiguration> members)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var member in members)
        {
            if (!names.Add(member.Name))
            {
                throw new SchemaException($"{owner} has two members named {member.Name}.");
            }
        }
    }
}
