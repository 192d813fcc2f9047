using System.Reflection;
using Cacao.Types.Authoring;
using Cacao.Types.Conventions;
using Cacao.Types.Descriptions;
using Cacao.Types.Resolvers;

namespace Cacao.Types.Building;

/// <summary>Makes fields of the members of C# types.</summary>
internal sealed class FieldReader(
    MemberTypeReader types,
    ParameterBinder parameters,
    bool useXmlDocumentation
)
{
    private const BindingFlags Instance = BindingFlags.Public | BindingFlags.Instance;
    private const BindingFlags Static = BindingFlags.Public | BindingFlags.Static;

    /// <summary>The fields that a type has by its own members.</summary>
    public IEnumerable<FieldConfiguration> OfRuntimeType(ObjectConfiguration owner)
    {
        var members = Members(owner.RuntimeType, Instance).ToList();
        return members
            .Where(member => !IsCovered(member, members) && !IsOfException(member, owner))
            .Select(member => Read(member, owner));
    }

    /// <summary>The fields that a class of resolvers adds to another type.</summary>
    public IEnumerable<FieldConfiguration> OfExtension(Type extension, ObjectConfiguration owner)
    {
        var streams = extension
            .GetMethods(Static | Instance)
            .Select(method => method.GetCustomAttribute<SubscribeAttribute>()?.With)
            .OfType<string>()
            .ToHashSet(StringComparer.Ordinal);
        return Members(extension, Static | Instance)
            .Where(member =>
                !streams.Contains(member.Name) && !IsNodeResolver(member, owner, extension)
            )
            .Select(member => Read(member, owner));
    }

    public FieldConfiguration Read(MemberInfo member, ObjectConfiguration owner)
    {
        var type = member is PropertyInfo property
            ? types.OfProperty(property)
            : types.OfResult((MethodInfo)member);
        var attributes = RecordParameters.AttributesOf(member);
        var field = new FieldConfiguration(Naming.OfField(member), type, owner)
        {
            Member = member,
            Attributes = attributes,
            ResultType = ResultTypes.Unwrap(
                (member as PropertyInfo)?.PropertyType ?? ((MethodInfo)member).ReturnType
            ),
            IsSerial = member.IsDefined(typeof(SerialAttribute)),
            Description = DescriptionOf(member),
        };
        field.DeprecationReason = DeprecationOf(attributes);
        field.Binding = Bind(member, field, owner);
        return field;
    }

    /// <summary>The call of a method in place of a field's own member, e.g. one that opens a stream.</summary>
    public MemberBinding Bind(
        MemberInfo member,
        FieldConfiguration field,
        ObjectConfiguration owner
    )
    {
        var method = member as MethodInfo ?? ((PropertyInfo)member).GetMethod!;
        var sources = new List<ParameterSource>();
        var isOnParent = true;
        if (!method.IsStatic)
        {
            isOnParent = member.DeclaringType!.IsAssignableFrom(owner.RuntimeType);
            sources.Add(new ParameterSource.Target(member.DeclaringType, isOnParent));
        }

        foreach (var parameter in method.GetParameters())
        {
            sources.Add(
                parameters.Bind(parameter)
                    ?? new ParameterSource.FieldArgument(
                        ArgumentFor(parameter, field),
                        parameter.ParameterType
                    )
            );
        }

        return new MemberBinding(method, sources, isOnParent);
    }

    public Func<string?>? DescriptionOf(MemberInfo member)
    {
        var text = member.GetCustomAttribute<GraphQLDescriptionAttribute>()?.Description;
        return text is not null ? () => text
            : !useXmlDocumentation ? null
            : () =>
                member is Type type
                    ? XmlDocumentation.OfType(type)
                    : XmlDocumentation.OfMember(member)
                        ?? (IsMessage(member) ? "What went wrong, for people." : null);
    }

    public Func<string?>? DescriptionOf(ParameterInfo parameter)
    {
        var text = parameter.GetCustomAttribute<GraphQLDescriptionAttribute>()?.Description;
        return text is not null ? () => text
            : useXmlDocumentation ? () => XmlDocumentation.OfParameter(parameter)
            : null;
    }

    public static string? DeprecationOf(ICustomAttributeProvider member) =>
        member.GetCustomAttributes(typeof(GraphQLDeprecatedAttribute), inherit: true)
            is [GraphQLDeprecatedAttribute deprecated]
            ? deprecated.DeprecationReason
        : member.GetCustomAttributes(typeof(ObsoleteAttribute), inherit: true)
            is [ObsoleteAttribute obsolete]
            ? obsolete.Message ?? Directives.SpecifiedDirectives.DefaultDeprecationReason
        : null;

    private ArgumentConfiguration ArgumentFor(ParameterInfo parameter, FieldConfiguration field)
    {
        var name = Naming.OfArgument(parameter);
        if (field.Argument(name) is { } known)
        {
            return known;
        }

        var argument = field.AddArgument(
            name,
            types.OfParameter(parameter),
            parameter.ParameterType
        );
        argument.Parameter = parameter;
        argument.Attributes = parameter;
        argument.DeprecationReason = DeprecationOf(parameter);
        argument.Description = DescriptionOf(parameter);
        DefaultValues.Read(argument, parameter);
        return argument;
    }

    /// <summary>Public properties and methods that can be fields, those of base classes first.</summary>
    private static IEnumerable<MemberInfo> Members(Type type, BindingFlags flags)
    {
        var chain = new Stack<Type>();
        for (
            var current = type;
            current is not null && current != typeof(object) && current != typeof(ValueType);
            current = current.BaseType
        )
        {
            chain.Push(current);
        }

        IEnumerable<Type> declaring = type.IsInterface ? [.. type.GetInterfaces(), type] : chain;
        return declaring
            .SelectMany(t => t.GetMembers(flags | BindingFlags.DeclaredOnly))
            .Where(IsFieldMember)
            .GroupBy(member => member.Name, StringComparer.Ordinal)
            .SelectMany(SameName);
    }

    // What a class overrides or hides is the last of its name; overloads stay, and collide later.
    private static IEnumerable<MemberInfo> SameName(IGrouping<string, MemberInfo> members)
    {
        var last = members.Last();
        return last is PropertyInfo
            ? [last]
            : members.Where(member => member.DeclaringType == last.DeclaringType);
    }

    private static bool IsFieldMember(MemberInfo member) =>
        member switch
        {
            PropertyInfo property => property.GetMethod is { IsPublic: true }
                && property.GetIndexParameters().Length == 0
                && !property.PropertyType.IsByRefLike
                && !property.IsDefined(typeof(GraphQLIgnoreAttribute)),
            MethodInfo method => IsFieldMethod(method),
            _ => false,
        };

    private static bool IsFieldMethod(MethodInfo method) =>
        method is { IsSpecialName: false, IsGenericMethod: false }
        && !method.Name.Contains('<', StringComparison.Ordinal)
        && method.ReturnType != typeof(void)
        && method.ReturnType != typeof(Task)
        && method.ReturnType != typeof(ValueTask)
        && method.GetBaseDefinition().DeclaringType != typeof(object)
        && !(method.Name is "Equals" && method.GetParameters().Length == 1)
        && !method.IsDefined(typeof(GraphQLIgnoreAttribute))
        && !method.IsDefined(typeof(DataLoaderAttribute))
        && !method.GetParameters().Any(p => p.ParameterType.IsByRef);

    // GetId() beside a property Id: the method is the one that was written for the schema.
    private static bool IsCovered(MemberInfo member, List<MemberInfo> all) =>
        member is PropertyInfo
        && all.Exists(other =>
            other is MethodInfo && Naming.OfField(other) == Naming.OfField(member)
        );

    private static bool IsMessage(MemberInfo member) =>
        member.Name == nameof(Exception.Message)
        && typeof(Exception).IsAssignableFrom(member.DeclaringType);

    // Of what every exception has, only the message is for clients.
    private static bool IsOfException(MemberInfo member, ObjectConfiguration owner) =>
        owner.RuntimeType.IsSubclassOf(typeof(Exception))
        && (
            member is MethodInfo
            || (
                member.Name != nameof(Exception.Message)
                && typeof(Exception).GetProperty(member.Name) is not null
            )
        );

    // In the class of an object type the method that finds a node is no field of the node.
    private static bool IsNodeResolver(
        MemberInfo member,
        ObjectConfiguration owner,
        Type extension
    ) =>
        member.IsDefined(typeof(NodeResolverAttribute))
        && !extension.IsDefined(typeof(OperationTypeAttribute))
        && owner.RuntimeType != typeof(object);
}
