using System.Reflection;
using Cacao.Types.Authoring;

namespace Cacao.Types.Building;

/// <summary>Fills object types and interfaces from a runtime type and the classes that extend it.</summary>
internal sealed class ObjectReader(FieldReader fields, TypeCatalog catalog)
{
    /// <summary>A root type: all its fields come from classes.</summary>
    public ObjectConfiguration ReadRoot(string name, IReadOnlyList<Type> classes)
    {
        var root = new ObjectConfiguration(name, typeof(object), isInterface: false)
        {
            // Several slices each describe themselves, not the whole.
            Description = classes.Count == 1 ? fields.DescriptionOf(classes[0]) : () => Whole(name),
        };
        foreach (var type in classes)
        {
            root.Fields.AddRange(fields.OfExtension(type, root));
        }

        return root;
    }

    private static string? Whole(string root) =>
        root switch
        {
            "Query" => "Everything that can be read.",
            "Mutation" =>
                "Everything that can be done. Several mutations of a request run one after the other.",
            "Subscription" => "Everything that can be listened to.",
            _ => null,
        };

    public ObjectConfiguration Read(Type runtimeType, string name, bool isInterface)
    {
        var extensions = catalog.Extensions(runtimeType, name).Distinct().ToList();
        var descriptor = ObjectTypeDescriptor.Of(runtimeType, extensions);
        var type = new ObjectConfiguration(descriptor?.GivenName ?? name, runtimeType, isInterface)
        {
            Attributes = new MergedAttributes([.. extensions, runtimeType]),
            Description = Describe(runtimeType, extensions, descriptor),
        };
        type.Interfaces.AddRange(descriptor?.Interfaces.Select(TypeReference.Of) ?? []);
        descriptor?.Directives.ForEach(type.ApplyDirective);
        AddOwnFields(type, extensions, descriptor);
        foreach (var extension in extensions)
        {
            AddExtension(type, extension);
        }

        return type;
    }

    private void AddOwnFields(
        ObjectConfiguration type,
        List<Type> extensions,
        ObjectTypeDescriptor? descriptor
    )
    {
        var ignored = extensions
            .SelectMany(extension => extension.GetCustomAttributes<ExtendObjectTypeAttribute>())
            .SelectMany(attribute => attribute.IgnoreProperties)
            .ToHashSet(StringComparer.Ordinal);
        foreach (var field in fields.OfRuntimeType(type))
        {
            var said = descriptor?.Find(field.Member!);
            var isLeftOut =
                ignored.Contains(field.Member!.Name)
                || (said is null && descriptor?.IsExplicit == true)
                || said?.IsIgnored == true;
            if (!isLeftOut)
            {
                said?.ApplyTo(field);
                type.Fields.Add(field);
            }
        }

        if (descriptor?.IsExplicit == true)
        {
            type.Fields.Sort(
                (left, right) => Position(left, descriptor) - Position(right, descriptor)
            );
        }
    }

    private static int Position(FieldConfiguration field, ObjectTypeDescriptor descriptor) =>
        descriptor.Fields.FindIndex(said => said.Member.Name == field.Member!.Name);

    private void AddExtension(ObjectConfiguration type, Type extension)
    {
        foreach (var field in fields.OfExtension(extension, type))
        {
            if (
                field.Member is MethodInfo method
                && ObjectTypeDescriptor.IsConfigure(method, type.RuntimeType)
            )
            {
                continue;
            }

            // In place of the property that it is bound to, else of the field of the same name.
            var bound = field.Attribute<BindMemberAttribute>()?.Name;
            var replaced = type.Fields.FindIndex(known =>
                bound is not null ? known.Member?.Name == bound : known.Name == field.Name
            );
            if (replaced >= 0)
            {
                type.Fields[replaced] = field;
            }
            else
            {
                type.Fields.Add(field);
            }
        }
    }

    private Func<string?>? Describe(
        Type runtimeType,
        List<Type> extensions,
        ObjectTypeDescriptor? descriptor
    )
    {
        if (descriptor?.GivenDescription is { } given)
        {
            return () => given;
        }

        var sources = extensions
            .Append(runtimeType)
            .Select(fields.DescriptionOf)
            .OfType<Func<string?>>()
            .ToList();
        return () => sources.Select(source => source()).FirstOrDefault(text => text is not null);
    }
}

/// <summary>The attributes of a type and of the classes that describe it.</summary>
internal sealed class MergedAttributes(IReadOnlyList<Type> types) : ICustomAttributeProvider
{
    public object[] GetCustomAttributes(bool inherit) =>
        [.. types.SelectMany(type => type.GetCustomAttributes(inherit))];

    public object[] GetCustomAttributes(Type attributeType, bool inherit) =>
        [.. types.SelectMany(type => type.GetCustomAttributes(attributeType, inherit))];

    public bool IsDefined(Type attributeType, bool inherit) =>
        types.Any(type => type.IsDefined(attributeType, inherit));
}
