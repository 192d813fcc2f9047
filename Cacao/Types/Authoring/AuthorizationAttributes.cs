namespace Cacao.Types.Authoring;

/// <summary>Only callers that satisfy the policy and have one of the roles may read the field.</summary>
/// <remarks>On a type it protects every field that returns the type.</remarks>
[AttributeUsage(
    AttributeTargets.Class
        | AttributeTargets.Struct
        | AttributeTargets.Interface
        | AttributeTargets.Property
        | AttributeTargets.Method,
    AllowMultiple = true
)]
public sealed class AuthorizeAttribute : Attribute
{
    public AuthorizeAttribute() { }

    public AuthorizeAttribute(string policy) => Policy = policy;

    /// <summary>Null without roles: the default policy.</summary>
    public string? Policy { get; set; }

    public string[]? Roles { get; set; }

    public ApplyPolicy Apply { get; set; } = ApplyPolicy.BeforeResolver;
}

/// <summary>When a policy is asked.</summary>
public enum ApplyPolicy
{
    BeforeResolver,

    AfterResolver,

    /// <summary>Before the operation is executed: a refusal refuses the whole request.</summary>
    Validation,
}

/// <summary>The field is open although its type or parent is not.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Property | AttributeTargets.Method)]
public sealed class AllowAnonymousAttribute : Attribute;
