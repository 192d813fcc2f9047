using Cacao.Types.Authoring;
using Cacao.Types.Building;
using Cacao.Types.Configuration;
using Cacao.Types.Conventions;

namespace Cacao.Types.Mutations;

/// <summary>
/// Gives mutations one <c>input</c> argument and a payload with <c>errors</c>, as their
/// <c>[Error]</c> attributes say.
/// </summary>
internal sealed class MutationConvention : IFieldConvention
{
    private const string MutationNamePlaceholder = "{MutationName}";
    private const string PayloadSuffix = "Payload";

    /// <summary>Late: it wraps what the other conventions have made of the field.</summary>
    public int Order => 900;

    public void Apply(FieldConfiguration field, ISchemaBuildContext context)
    {
        if (field.DeclaringType.Name != "Mutation" || field.Feature<Applied>() is not null)
        {
            return;
        }

        var settings = field.Attribute<UseMutationConventionAttribute>();
        var errors = field.AttributeList<ErrorAttribute>().Select(e => e.ErrorType).ToList();
        var options = context.Configuration.MutationConventions;
        var isWanted =
            settings is not null || errors.Count > 0 || options?.ApplyToAllMutations == true;
        if (!isWanted || settings?.Disable == true)
        {
            return;
        }

        field.SetFeature(new Applied());
        var names = new Names(Naming.PascalCase(field.Name), options ?? new(), settings ?? new());
        ApplyInput(field, names, context);
        ApplyPayload(field, names, errors, context);
    }

    private static void ApplyInput(
        FieldConfiguration field,
        Names names,
        ISchemaBuildContext context
    )
    {
        var arguments = field.Arguments.ToList();
        if (arguments.Count == 0)
        {
            return;
        }

        if (arguments.Exists(argument => IsInputItself(argument, arguments.Count, names, context)))
        {
            return;
        }

        var input = context.AddInputObject(
            names.InputType,
            typeof(object?[]),
            type =>
            {
                type.CreateInstance = values => values;
                type.Description = () => $"What `{field.Name}` needs.";
                type.Fields.AddRange(arguments.Select(AsField));
            }
        );
        field.Arguments.Clear();
        field.AddArgument(names.InputArgument, input.NonNull(), typeof(object));
        for (var index = 0; index < arguments.Count; index++)
        {
            arguments[index].Index = 0;
            arguments[index].InputFieldIndex = index;
        }
    }

    // The method takes a whole input object already: by its type's name, or as its only argument.
    private static bool IsInputItself(
        ArgumentConfiguration argument,
        int count,
        Names names,
        ISchemaBuildContext context
    )
    {
        if (argument.Type.Innermost() is not TypeReference.Runtime { Type: var type })
        {
            return false;
        }

        var name = context.NameOf(type, isInput: true);
        var isInput =
            name == names.InputType
            || (
                count == 1
                && argument.Name == names.InputArgument
                && name.EndsWith("Input", StringComparison.Ordinal)
            );
        if (isInput)
        {
            argument.Type = argument.Type.NonNull();
        }

        return isInput;
    }

    private static InputFieldConfiguration AsField(ArgumentConfiguration argument)
    {
        var field = new InputFieldConfiguration(argument.Name, argument.Type, argument.RuntimeType)
        {
            Attributes = argument.Attributes,
            Description = argument.Description,
            DeprecationReason = argument.DeprecationReason,
            DefaultValue = argument.DefaultValue,
            HasDefaultRuntimeValue = argument.HasDefaultRuntimeValue,
            DefaultRuntimeValue = argument.DefaultRuntimeValue,
            Formatter = argument.Formatter,
        };
        field.Directives.AddRange(argument.Directives);
        return field;
    }

    private static void ApplyPayload(
        FieldConfiguration field,
        Names names,
        List<Type> errors,
        ISchemaBuildContext context
    )
    {
        var result = field.Type;
        var resultName = result.Innermost() switch
        {
            TypeReference.Runtime runtime => context.NameOf(runtime.Type, isInput: false),
            TypeReference.Named named => named.Name,
            _ => "",
        };
        var isOwnPayload =
            resultName == names.PayloadType
            || (
                resultName.EndsWith(PayloadSuffix, StringComparison.Ordinal)
                && result.Nullable() is TypeReference.Runtime
            );
        var payload = isOwnPayload
            ? result.Nullable()
            : context.AddObject(
                names.PayloadType,
                typeof(MutationPayload),
                type =>
                {
                    type.Description = () => $"What `{field.Name}` answers.";
                    type.AddField(
                        names.PayloadField ?? Naming.CamelCase(resultName),
                        result.Nullable(),
                        parent => ((MutationPayload)parent).Value
                    ).Description = () => "The result; null when the mutation was refused.";
                }
            );
        field.Type = payload.NonNull();
        if (errors.Count > 0)
        {
            AddErrors(field, payload, names, errors, (SchemaAssembly)context);
        }

        var factories = errors.SelectMany(Factories).ToList();
        if (factories.Count > 0 || !isOwnPayload)
        {
            var middleware = new ErrorMiddleware(factories, isOwnPayload);
            field.Use(MiddlewareOrder.Errors, middleware.Wrap);
        }
    }

    private static IReadOnlyList<ErrorFactory> Factories(Type errorType) =>
        ErrorFactory.Of(errorType) is { Count: > 0 } factories
            ? factories
            : throw new SchemaException(
                $"[Error<{errorType.Name}>]: it is neither an exception nor has it a constructor or a method CreateErrorFrom that takes one."
            );

    private static void AddErrors(
        FieldConfiguration field,
        TypeReference payload,
        Names names,
        List<Type> errors,
        SchemaAssembly assembly
    )
    {
        var @interface = ErrorInterface(assembly);
        foreach (var type in errors)
        {
            var name = assembly.Ensure(TypeReference.Of(type), isInput: false);
            var error = (ObjectConfiguration)assembly.FindType(name)!;
            if (!error.Interfaces.Contains(@interface))
            {
                error.Interfaces.Add(@interface);
            }
        }

        var union = assembly.AddUnion(
            names.ErrorType,
            [.. errors.Select(TypeReference.Of)],
            $"Why `{field.Name}` may be refused."
        );
        var configuration = (ObjectConfiguration)
            assembly.FindType(assembly.Ensure(payload, isInput: false))!;
        if (configuration.Field(names.ErrorsField) is not null)
        {
            return;
        }

        foreach (var member in configuration.Fields)
        {
            MayBeRefused(member);
        }

        configuration
            .AddField(
                names.ErrorsField,
                union.NonNull().List(),
                parent => (parent as MutationPayload)?.Errors
            )
            .Description = () => "Why the mutation was refused; null when it was not.";
    }

    /// <summary>
    /// When the mutation is refused there is no object behind the payload: its fields become
    /// nullable, except that a <c>bool</c> is then false.
    /// </summary>
    private static void MayBeRefused(FieldConfiguration field)
    {
        var isFlag = field.ResultType == typeof(bool);
        if (!isFlag)
        {
            field.Type = field.Type.Nullable();
        }

        if (field.Binding is not null)
        {
            field.WhenRefused = isFlag ? RefusedValue.False : RefusedValue.Null;
        }
    }

    private static TypeReference ErrorInterface(SchemaAssembly assembly)
    {
        if (assembly.Configuration.ErrorInterface is { } type)
        {
            return TypeReference.Of(assembly.Ensure(TypeReference.Of(type), isInput: false));
        }

        return assembly.AddInterface(
            "Error",
            typeof(object),
            error =>
            {
                error.Description = () => "Why a mutation was refused.";
                error
                    .AddField("message", TypeReference.Of("String").NonNull(), _ => null)
                    .Description = () => "What went wrong, for people.";
            }
        );
    }

    private sealed class Applied;

    private sealed record Names(
        string Mutation,
        MutationConventionOptions Options,
        UseMutationConventionAttribute Settings
    )
    {
        public string InputType => Settings.InputTypeName ?? Fill(Options.InputTypeNamePattern);

        public string InputArgument => Settings.InputArgumentName ?? Options.InputArgumentName;

        public string PayloadType =>
            Settings.PayloadTypeName ?? Fill(Options.PayloadTypeNamePattern);

        public string? PayloadField => Settings.PayloadFieldName;

        public string ErrorType =>
            Settings.PayloadErrorTypeName ?? Fill(Options.PayloadErrorTypeNamePattern);

        public string ErrorsField =>
            Settings.PayloadErrorsFieldName ?? Options.PayloadErrorsFieldName;

        private string Fill(string pattern) =>
            pattern.Replace(MutationNamePlaceholder, Mutation, StringComparison.Ordinal);
    }
}

/// <summary>What a payload's field is when the mutation was refused.</summary>
internal sealed class RefusedValue
{
    private RefusedValue(object? value) => Value = value;

    public static RefusedValue Null { get; } = new(null);

    public static RefusedValue False { get; } = new(false);

    public object? Value { get; }
}
