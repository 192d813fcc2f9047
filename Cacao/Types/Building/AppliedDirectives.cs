using Cacao.Language;
using Cacao.Types.Model;

namespace Cacao.Types.Building;

/// <summary>Writes the application's own directives where their attributes, or descriptors, put them.</summary>
internal sealed class AppliedDirectives
{
    private readonly Dictionary<Type, Applicable> _byClass = [];

    /// <summary>A directive of the application, and where the values of its arguments come from.</summary>
    public void Add(DirectiveConfiguration source, DirectiveType directive) =>
        _byClass.Add(
            source.RuntimeType,
            new Applicable(directive, [.. source.Arguments.Select(argument => argument.Property!)])
        );

    /// <exception cref="SchemaException">The directive is not registered, or may not stand there.</exception>
    public void AddTo(MemberConfiguration member, string location)
    {
        var attributes = _byClass.Count > 0 ? member.Attributes?.GetCustomAttributes(true) : null;
        foreach (var attribute in attributes ?? [])
        {
            if (_byClass.TryGetValue(attribute.GetType(), out var applicable))
            {
                AddTo(member, location, applicable, attribute);
            }
        }

        foreach (var instance in member.DirectiveInstances)
        {
            if (!_byClass.TryGetValue(instance.GetType(), out var applicable))
            {
                throw new SchemaException(
                    $"{member.Name} has the directive {instance.GetType().Name}, which is not registered: AddDirectiveType<{instance.GetType().Name}>()."
                );
            }

            AddTo(member, location, applicable, instance);
        }
    }

    private static void AddTo(
        MemberConfiguration member,
        string location,
        Applicable applicable,
        object instance
    )
    {
        var directive = applicable.Directive;
        if (!directive.Locations.Contains(location))
        {
            throw new SchemaException(
                $"@{directive.Name} cannot stand on {member.Name}: {location} is none of its locations."
            );
        }

        var isThere = member.Directives.Exists(known => known.Name.Value == directive.Name);
        if (isThere && !directive.IsRepeatable)
        {
            throw new SchemaException(
                $"@{directive.Name} stands twice on {member.Name}, but is not repeatable."
            );
        }

        member.Directives.Add(applicable.ToNode(instance));
    }

    private sealed record Applicable(
        DirectiveType Directive,
        IReadOnlyList<System.Reflection.PropertyInfo> Properties
    )
    {
        // What a default says already need not be said.
        public DirectiveNode ToNode(object instance) =>
            new(
                Directive.Name,
                [
                    .. Directive
                        .Arguments.Zip(Properties)
                        .Select(pair =>
                            (
                                Argument: pair.First,
                                Value: DefaultValues.ToLiteral(
                                    pair.First.Type,
                                    pair.Second.GetValue(instance)
                                )
                            )
                        )
                        .Where(pair => !IsDefault(pair.Argument, pair.Value))
                        .Select(pair => new ArgumentNode(pair.Argument.Name, pair.Value)),
                ]
            );

        private static bool IsDefault(Argument argument, IValueNode value) =>
            argument.DefaultValue is { } @default
                ? SyntaxPrinter.Print(@default) == SyntaxPrinter.Print(value)
                : value is NullValueNode;
    }
}
