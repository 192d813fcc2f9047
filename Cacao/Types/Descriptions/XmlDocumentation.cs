using System.Collections.Concurrent;
using System.Reflection;
using System.Xml;
using System.Xml.Linq;

namespace Cacao.Types.Descriptions;

/// <summary>
/// Descriptions from the XML files that the compiler writes beside assemblies. A file is read when
/// the first description of its assembly is asked for: never, in a process that prints no schema.
/// </summary>
internal static class XmlDocumentation
{
    private static readonly ConcurrentDictionary<
        Assembly,
        IReadOnlyDictionary<string, XElement>
    > Files = [];

    private static readonly IReadOnlyDictionary<string, XElement> None = new Dictionary<
        string,
        XElement
    >(StringComparer.Ordinal);

    public static string? OfType(Type type) => Summary(Find(type, DocumentationIds.Of(type)));

    public static string? OfMember(MemberInfo member)
    {
        var element = Find(member, DocumentationIds.Of(member));
        if (Summary(element) is { } summary)
        {
            return summary;
        }

        // A positional member of a record is described by the type's <param>.
        if (
            member is PropertyInfo { DeclaringType: { } type }
            && ParameterText(Find(type, DocumentationIds.Of(type)), member.Name) is { } text
        )
        {
            return text;
        }

        return Inherited(member)
            .Select(OfMember)
            .FirstOrDefault(inherited => inherited is not null);
    }

    public static string? OfParameter(ParameterInfo parameter)
    {
        var member = parameter.Member is ConstructorInfo { DeclaringType: { } type }
            ? type
            : parameter.Member;
        return ParameterText(Find(member, DocumentationIds.Of(member)), parameter.Name!);
    }

    private static XElement? Find(MemberInfo member, string id)
    {
        var assembly = (member as Type ?? member.DeclaringType!).Assembly;
        return Files.GetOrAdd(assembly, Read).GetValueOrDefault(id);
    }

    private static IReadOnlyDictionary<string, XElement> Read(Assembly assembly)
    {
        if (assembly.IsDynamic || string.IsNullOrEmpty(assembly.Location))
        {
            return None;
        }

        var file = System.IO.Path.ChangeExtension(assembly.Location, ".xml");
        if (!System.IO.File.Exists(file))
        {
            return None;
        }

        try
        {
            var members = XDocument.Load(file).Root?.Element("members")?.Elements("member") ?? [];
            var byId = new Dictionary<string, XElement>(StringComparer.Ordinal);
            foreach (var member in members)
            {
                byId.TryAdd(member.Attribute("name")?.Value ?? "", member);
            }

            return byId;
        }
        catch (XmlException)
        {
            return None;
        }
    }

    private static string? Summary(XElement? member) =>
        DocumentationText.Of(member?.Element("summary"));

    private static string? ParameterText(XElement? member, string name) =>
        DocumentationText.Of(
            member
                ?.Elements("param")
                .FirstOrDefault(element =>
                    string.Equals(
                        element.Attribute("name")?.Value,
                        name,
                        StringComparison.OrdinalIgnoreCase
                    )
                )
        );

    // The same member of the base class and of the interfaces.
    private static IEnumerable<MemberInfo> Inherited(MemberInfo member)
    {
        if (member.DeclaringType is not { } type || member is not (PropertyInfo or MethodInfo))
        {
            return [];
        }

        const BindingFlags Flags =
            BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly;
        return type.GetInterfaces()
            .Concat(type.BaseType is { } @base && @base != typeof(object) ? [@base] : [])
            .SelectMany(ancestor => ancestor.GetMember(member.Name, member.MemberType, Flags));
    }
}
