using System.Reflection;
using System.Text;
using Cacao.Types.Authoring;
using Cacao.Types.Building;

namespace Cacao.Types.Conventions;

/// <summary>How names of the schema follow from C# names.</summary>
internal static class Naming
{
    private const string GetPrefix = "Get";
    private const string AsyncSuffix = "Async";
    private const string InputSuffix = "Input";

    public static string OfField(MemberInfo member) =>
        Explicit(member)
        ?? (member is MethodInfo method ? OfMethod(method) : CamelCase(member.Name));

    public static string OfArgument(ParameterInfo parameter) =>
        parameter.GetCustomAttribute<GraphQLNameAttribute>()?.Name
        ?? parameter.GetCustomAttribute<ArgumentAttribute>()?.Name
        ?? CamelCase(parameter.Name!);

    public static string OfEnumValue(FieldInfo member) =>
        Explicit(member) ?? UpperSnakeCase(member.Name);

    /// <summary>The name of a type as output, or of an enum or scalar.</summary>
    public static string OfType(Type type, bool stripLeadingI = false)
    {
        if (Explicit(type) is { } name)
        {
            return name;
        }

        name = type.IsSubclassOf(typeof(Exception)) ? OfException(type) : Plain(type);
        var isPrefixed =
            stripLeadingI
            && type.IsInterface
            && name.Length > 1
            && name[0] == 'I'
            && char.IsUpper(name[1]);
        return isPrefixed ? name[1..] : name;
    }

    /// <summary><c>TraceDirective</c> and <c>TraceAttribute</c> are <c>@trace</c>.</summary>
    public static string OfDirective(Type type) =>
        Explicit(type) ?? CamelCase(WithoutSuffix(Plain(type), "Directive", "Attribute"));

    public static string OfInput(Type type)
    {
        if (type.GetCustomAttribute<GraphQLNameAttribute>()?.Name is { } named)
        {
            return named;
        }

        if (type.GetCustomAttribute<InputObjectTypeAttribute>()?.Name is { } attributed)
        {
            return attributed;
        }

        var name = Plain(type);
        return name.EndsWith(InputSuffix, StringComparison.Ordinal) ? name : name + InputSuffix;
    }

    /// <summary>
    /// The upper-case letters in front are lowered, the last of them only when no lower-case letter
    /// follows: <c>URLValue</c> is <c>urlValue</c>. Names that start in lower case stay.
    /// </summary>
    public static string CamelCase(string name)
    {
        if (!char.IsUpper(name[0]))
        {
            return name;
        }

        var letters = name.ToCharArray();
        letters[0] = char.ToLowerInvariant(letters[0]);
        for (var index = 1; index < letters.Length && char.IsUpper(letters[index]); index++)
        {
            if (index + 1 < letters.Length && char.IsLower(letters[index + 1]))
            {
                break;
            }

            letters[index] = char.ToLowerInvariant(letters[index]);
        }

        return new string(letters);
    }

    public static string PascalCase(string name) => char.ToUpperInvariant(name[0]) + name[1..];

    /// <summary><c>DarkGreen</c> is <c>DARK_GREEN</c>, <c>HTTPCode</c> <c>HTTP_CODE</c>.</summary>
    public static string UpperSnakeCase(string name)
    {
        var text = new StringBuilder(name.Length + 4);
        for (var index = 0; index < name.Length; index++)
        {
            var isWordStart =
                index > 0
                && char.IsUpper(name[index])
                && name[index - 1] != '_'
                && (
                    char.IsLower(name[index - 1])
                    || (index + 1 < name.Length && char.IsLower(name[index + 1]))
                );
            if (isWordStart)
            {
                text.Append('_');
            }

            text.Append(char.ToUpperInvariant(name[index]));
        }

        return text.ToString();
    }

    private static string OfMethod(MethodInfo method)
    {
        var name = method.Name;
        var hasVerb =
            name.Length > GetPrefix.Length
            && name.StartsWith(GetPrefix, StringComparison.Ordinal)
            && !char.IsLower(name[GetPrefix.Length]);
        if (hasVerb)
        {
            name = name[GetPrefix.Length..];
        }

        var isAsync =
            name.Length > AsyncSuffix.Length
            && name.EndsWith(AsyncSuffix, StringComparison.Ordinal)
            && ResultTypes.IsAsync(method.ReturnType);
        return CamelCase(isAsync ? name[..^AsyncSuffix.Length] : name);
    }

    private static string? Explicit(MemberInfo member) =>
        (
            RecordParameters
                .AttributesOf(member)
                .GetCustomAttributes(typeof(GraphQLNameAttribute), inherit: true)
                .FirstOrDefault() as GraphQLNameAttribute
        )?.Name
        ?? (
            member is Type
                ? member
                    .GetCustomAttributes<TypeDefinitionAttribute>()
                    .FirstOrDefault(attribute =>
                        attribute is not (ExtendObjectTypeAttribute or InputObjectTypeAttribute)
                    )
                    ?.Name
                : null
        );

    private static string WithoutSuffix(string name, params ReadOnlySpan<string> suffixes)
    {
        foreach (var suffix in suffixes)
        {
            if (name.Length > suffix.Length && name.EndsWith(suffix, StringComparison.Ordinal))
            {
                return name[..^suffix.Length];
            }
        }

        return name;
    }

    // QuoteExpiredException is QuoteExpiredError.
    private static string OfException(Type type)
    {
        const string Suffix = "Exception";
        var name = Plain(type);
        return name.EndsWith(Suffix, StringComparison.Ordinal)
            ? name[..^Suffix.Length] + "Error"
            : name;
    }

    // Generic arguments by their C# names: KeyValuePairOfStringAndInt32.
    private static string Plain(Type type)
    {
        if (type.IsArray)
        {
            return "ListOf" + Plain(type.GetElementType()!);
        }

        if (!type.IsGenericType)
        {
            return type.Name;
        }

        var name = type.Name[..type.Name.IndexOf('`', StringComparison.Ordinal)];
        return $"{name}Of{string.Join("And", type.GetGenericArguments().Select(Plain))}";
    }
}
