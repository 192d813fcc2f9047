using Cacao.Types.Authoring;
using Cacao.Types.Building;
using Cacao.Types.Model;

namespace Cacao.Execution.Authorization;

/// <summary>
/// Gives <c>[Authorize]</c> and <c>[AllowAnonymous]</c> their meaning: on fields, on the classes of
/// root types for all their fields, and on types for every field that returns them.
/// </summary>
internal sealed class AuthorizationConvention : IFieldConvention
{
    private static readonly string[] Roots = ["Query", "Mutation", "Subscription"];

    private readonly Dictionary<string, AuthorizationRule[]> _rulesOfTypes = new(
        StringComparer.Ordinal
    );

    public int Order => MiddlewareOrder.Authorize;

    public void Apply(FieldConfiguration field, ISchemaBuildContext context)
    {
        _rulesOfTypes.TryAdd(
            field.DeclaringType.Name,
            RulesOf(field.DeclaringType.AttributeList<AuthorizeAttribute>())
        );
        if (field.Attribute<AllowAnonymousAttribute>() is not null)
        {
            return;
        }

        var own = RulesOf([
            .. field.AttributeList<AuthorizeAttribute>(),
            .. AttributesOfRootClass(field),
        ]);
        var completed = field.OnCompleted;
        // Only when all types are known is it known which of them are protected.
        field.OnCompleted = output =>
        {
            completed?.Invoke(output);
            var type = output.Type.NamedType();
            AuthorizationRule[] rules = [.. own, .. RulesOf(type)];
            if (type.IsAbstractType() && _rulesOfTypes.Values.Any(list => list.Length > 0))
            {
                FieldProtection.AddByConcreteType(output, RulesOf);
            }

            if (rules.Length > 0)
            {
                FieldProtection.Add(output, new(rules));
            }
        };
    }

    private AuthorizationRule[] RulesOf(NamedType type) =>
        _rulesOfTypes.GetValueOrDefault(type.Name, []);

    private static AuthorizationRule[] RulesOf(IEnumerable<AuthorizeAttribute> attributes) =>
        [.. attributes.Select(AuthorizationRule.Of).Distinct()];

    private static IEnumerable<AuthorizeAttribute> AttributesOfRootClass(
        FieldConfiguration field
    ) =>
        Roots.Contains(field.DeclaringType.Name)
        && (field.Member?.ReflectedType ?? field.Member?.DeclaringType) is { } type
            ? type.GetCustomAttributes(typeof(AuthorizeAttribute), inherit: true)
                .Cast<AuthorizeAttribute>()
            : [];
}
