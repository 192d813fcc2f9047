using Payments.Domain.Tenancy;

namespace Payments.Domain.Clock;

/// <summary>
/// A sandbox tenant's own time: real time plus an offset that only grows. Without a row the offset
/// is zero; LIVE tenants never have one.
/// </summary>
public sealed class TestClock : ITenantOwned
{
    public required TenantId TenantId { get; init; }

    public required long OffsetMicroseconds { get; init; }

    public TimeSpan Offset => TimeSpan.FromMicroseconds(OffsetMicroseconds);
}
