using Microsoft.EntityFrameworkCore;
using Payments.Domain.Commands;
using Payments.Domain.Identity;
using Payments.Domain.Ids;
using Payments.Domain.Storage;
using Payments.Domain.Tenancy;
using Payments.Domain.Tenants;
using Payments.GraphQL.Identity;

namespace Payments.GraphQL.Hosting;

/// <summary>A company that a newcomer can log in to. Sandbox only, for ever.</summary>
/// <param name="Name">The company's name.</param>
/// <param name="Email">Of the member who may do everything.</param>
/// <param name="ApproverEmail">Of the member who may agree to what the other one does.</param>
public sealed record DemoTenant(string Name, string Email, string ApproverEmail)
{
    /// <summary>What both log in with, known to everybody.</summary>
    public const string PublicSecret = "sandbox-demo-1";

    public static IReadOnlyList<DemoTenant> All { get; } =
    [
        new("Acme Trading Pty Ltd", "demo@acme.example", "approver@acme.example"),
        new("Bluegum Imports Pty Ltd", "demo@bluegum.example", "approver@bluegum.example"),
    ];
}

/// <summary>Who decides about the demo companies: a member of the platform's own tenant.</summary>
public static class DemoOperator
{
    public const string Email = "operator@platform.example";
}

/// <summary>Puts the demo companies into an empty database.</summary>
public sealed class Seeding(IDatabase database, IWriteGate gate, Passwords passwords)
{
    /// <returns>False when the database had tenants already.</returns>
    public async Task<bool> RunAsync(CancellationToken cancellationToken)
    {
        if (await HasTenantsAsync(cancellationToken))
        {
            return false;
        }

        foreach (var demo in DemoTenant.All)
        {
            var tenant = new Caller(
                EntityId.New<TenantId>(),
                TenantEnvironment.Sandbox,
                Actor.Platform
            );
            await gate.RunAsync(
                new AdmitTenant(demo.Name, demo.Email, passwords.Hash(DemoTenant.PublicSecret)),
                tenant,
                cancellationToken
            );
            await gate.RunAsync(
                new JoinMember(
                    demo.ApproverEmail,
                    passwords.Hash(DemoTenant.PublicSecret),
                    [
                        MemberAccess.Login,
                        MemberAccess.Api,
                        MemberAccess.Transact,
                        MemberAccess.Approve,
                    ]
                ),
                tenant,
                cancellationToken
            );
        }

        await gate.RunAsync(
            new AdmitTenant(
                PlatformTenant.Name,
                DemoOperator.Email,
                passwords.Hash(DemoTenant.PublicSecret)
            ),
            new Caller(
                PlatformTenant.Of(TenantEnvironment.Sandbox),
                TenantEnvironment.Sandbox,
                Actor.Platform
            ),
            cancellationToken
        );
        return true;
    }

    private async Task<bool> HasTenantsAsync(CancellationToken cancellationToken)
    {
        await using var db = database.Open(TenantScope.Platform);
        return await db.AcrossTenants<Tenant>().AnyAsync(cancellationToken);
    }
}
