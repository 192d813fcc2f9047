namespace Payments.Domain.Tenancy;

/// <summary>A tenant lives in one of the two for ever.</summary>
public enum TenantEnvironment
{
    /// <summary>Simulated outside, virtual clock, simulate mutations.</summary>
    Sandbox,

    /// <summary>Real money and real time.</summary>
    Live,
}
