namespace Payments.Domain.Tenancy;

/// <summary>On whose authority something happens; a lifecycle says who may cause which move.</summary>
[Flags]
public enum Actor
{
    None = 0,

    /// <summary>A member or an application of the tenant.</summary>
    Tenant = 1,

    /// <summary>Our operators and our own rules.</summary>
    Platform = 2,

    /// <summary>A payment rail's answer or notice.</summary>
    Rail = 4,

    /// <summary>A connected bank, including its customer on the bank's page.</summary>
    Bank = 8,

    /// <summary>Time.</summary>
    Timer = 16,
}
