using Payments.Domain.Commands;
using Payments.Domain.Identity;

namespace Payments.Domain.Tenants;

/// <summary>
/// Makes a tenant with its first member. Runs as the new tenant: the caller's id and environment
/// are its own.
/// </summary>
public sealed record AdmitTenant(string Name, string Email, string PasswordHash) : Command<Tenant>
{
    public override ValueTask<Tenant> HandleAsync(Work work)
    {
        var tenant = Tenant.Admit(work.Caller, Name, work.Now);
        var member = Member.Join(
            work.TenantId,
            Email,
            PasswordHash,
            work.Now,
            Enum.GetValues<MemberAccess>()
        );
        work.Add(tenant);
        work.Add(member);
        work.Events.Append(tenant, "tenant.admitted");
        work.Events.Append(member, "member.joined");
        return ValueTask.FromResult(tenant);
    }
}
