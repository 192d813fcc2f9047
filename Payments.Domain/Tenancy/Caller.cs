namespace Payments.Domain.Tenancy;

/// <summary>For which tenant, and on whose authority, a command runs.</summary>
public sealed record Caller(TenantId TenantId, TenantEnvironment Environment, Actor Actor)
{
    /// <summary>The member or application, for the audit log; null for the platform's own work.</summary>
    public string? PrincipalId { get; init; }

    /// <summary>The same tenant, acted on by another authority: a rail's answer, a timer.</summary>
    public Caller As(Actor actor) => this with { Actor = actor, PrincipalId = null };
}
