using Cacao.Types.Authoring;

namespace Cacao.Execution.Authorization;

/// <summary>What one <c>[Authorize]</c> asks of the caller.</summary>
internal sealed record AuthorizationRule(string? Policy, string Roles, ApplyPolicy Apply)
{
    /// <summary>One of these is enough; none: any.</summary>
    public IReadOnlyList<string> RoleList { get; } =
        Roles.Split(',', StringSplitOptions.RemoveEmptyEntries);

    public static AuthorizationRule Of(AuthorizeAttribute attribute) =>
        new(attribute.Policy, string.Join(',', attribute.Roles ?? []), attribute.Apply);
}

/// <summary>Feature of an output field: everything that is asked of its callers.</summary>
internal sealed record AuthorizationRules(IReadOnlyList<AuthorizationRule> Rules)
{
    public AuthorizationRule[] Before { get; } = At(Rules, ApplyPolicy.BeforeResolver);

    public AuthorizationRule[] After { get; } = At(Rules, ApplyPolicy.AfterResolver);

    public AuthorizationRule[] AtValidation { get; } = At(Rules, ApplyPolicy.Validation);

    private static AuthorizationRule[] At(
        IReadOnlyList<AuthorizationRule> rules,
        ApplyPolicy moment
    ) => [.. rules.Where(rule => rule.Apply == moment)];
}
