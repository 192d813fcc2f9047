using System.Reflection;
using System.Text;

namespace Cacao.Types.Descriptions;

/// <summary>The names that members have in XML documentation files.</summary>
/// <remarks>https://learn.microsoft.com/dotnet/csharp/language-reference/xmldoc/#id-strings</remarks>
internal static class DocumentationIds
{
    public static string Of(MemberInfo member) =>
        member switch
        {
            Type type => "T:" + TypeName(Definition(type)),
            FieldInfo => "F:" + Qualified(member),
            PropertyInfo => "P:" + Qualified(member),
            MethodInfo method => "M:" + Qualified(method) + Signature(method),
            _ => "",
        };

    private static string Qualified(MemberInfo member) =>
        $"{TypeName(Definition(member.DeclaringType!))}.{member.Name}";

    private static Type Definition(Type type) =>
        type.IsConstructedGenericType ? type.GetGenericTypeDefinition() : type;

    private static string TypeName(Type type) => (type.FullName ?? type.Name).Replace('+', '.');

    private static string Signature(MethodInfo method)
    {
        // Documentation speaks of the definition's own type parameters.
        var definition = method.DeclaringType is { IsConstructedGenericType: true } type
            ? (MethodInfo)
                type.GetGenericTypeDefinition().GetMemberWithSameMetadataDefinitionAs(method)
            : method;
        var parameters = definition.GetParameters();
        if (parameters.Length == 0)
        {
            return "";
        }

        var text = new StringBuilder("(");
        text.AppendJoin(',', parameters.Select(p => ParameterType(p.ParameterType)));
        return text.Append(')').ToString();
    }

    private static string ParameterType(Type type)
    {
        if (type.IsGenericParameter)
        {
            return (type.DeclaringMethod is null ? "`" : "``") + type.GenericParameterPosition;
        }

        if (type.IsByRef)
        {
            return ParameterType(type.GetElementType()!) + "@";
        }

        if (type.IsArray)
        {
            return ParameterType(type.GetElementType()!) + "[]";
        }

        if (!type.IsConstructedGenericType)
        {
            return TypeName(type);
        }

        var name = TypeName(type.GetGenericTypeDefinition());
        var arguments = string.Join(',', type.GetGenericArguments().Select(ParameterType));
        return $"{name[..name.IndexOf('`', StringComparison.Ordinal)]}{{{arguments}}}";
    }
}
