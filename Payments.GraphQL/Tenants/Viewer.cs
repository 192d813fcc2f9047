using System.Security.Claims;
using Microsoft.EntityFrameworkCore;
using Payments.Domain.Identity;
using Payments.Domain.Storage;
using Payments.Domain.Tenancy;
using Payments.Domain.Tenants;
using Payments.GraphQL.Identity;

namespace Payments.GraphQL.Tenants;

/// <summary>Who is asking.</summary>
public sealed class Viewer(SignedIn signedIn)
{
    /// <summary>On whose behalf: the owner of all that you see.</summary>
    public Task<Tenant> GetTenantAsync(IDatabase database, CancellationToken cancellationToken) =>
        TenantType.LoadAsync(signedIn.Caller.TenantId, database, cancellationToken);

    /// <summary>The person; null when an application asks.</summary>
    public Task<Member?> GetMemberAsync(MemberById members, CancellationToken cancellationToken) =>
        members.LoadAsync(signedIn.Caller.TenantId, signedIn.MemberId, cancellationToken);
}

[QueryType]
public static class ViewerQueries
{
    /// <summary>Who you are; null without a valid token.</summary>
    public static Viewer? GetViewer(ClaimsPrincipal? user) =>
        user.SignedIn() is { } signedIn ? new(signedIn) : null;
}

/// <summary>In which world a tenant lives.</summary>
public enum Environment
{
    /// <summary>Simulated rails and banks, and a clock that can be advanced.</summary>
    Sandbox,

    /// <summary>Real money and real time.</summary>
    Live,
}

/// <summary>A company or person that owns data and money.</summary>
[Node(IdField = nameof(Tenant.TenantId))]
[ObjectType<Tenant>]
public static class TenantType
{
    internal static void Configure(IObjectTypeDescriptor<Tenant> tenant)
    {
        tenant.BindFieldsExplicitly();
        tenant.Field(row => row.TenantId).Name("id");
        tenant.Field(row => row.Name).Description("The company's name.");
        tenant
            .Field(row => row.DepositPolicy)
            .Description("Which deposits are looked at before they are in the balance.");
        tenant
            .Field(row => row.AutoReceive)
            .Description(
                "True: foreign money that comes into a funding account from an account in your or your sub-client's own name is converted to AUD by an inbound payment. False unless you say otherwise."
            );
        tenant
            .Field(row => row.ApprovalFrom)
            .Name("approvalThresholds")
            .Description(
                "From these amounts on a withdrawal waits for a second member; at most one for a currency."
            );
        tenant
            .Field(row => row.PayeeResultsToAccept)
            .Name("payeeCheckPolicy")
            .Description(
                "An account whose last check came to one of these results is paid only once that check was accepted."
            );
    }

    /// <summary>SANDBOX or LIVE, for ever.</summary>
    public static Environment GetEnvironment([Parent] Tenant tenant) =>
        tenant.Environment switch
        {
            TenantEnvironment.Sandbox => Environment.Sandbox,
            TenantEnvironment.Live => Environment.Live,
            _ => throw new ArgumentOutOfRangeException(nameof(tenant)),
        };

    /// <summary>Your own tenant; nobody sees another's.</summary>
    [NodeResolver]
    public static async Task<Tenant?> GetAsync(
        TenantId id,
        Caller caller,
        IDatabase database,
        CancellationToken cancellationToken
    ) => id == caller.TenantId ? await LoadAsync(id, database, cancellationToken) : null;

    internal static async Task<Tenant> LoadAsync(
        TenantId id,
        IDatabase database,
        CancellationToken cancellationToken
    )
    {
        await using var db = database.Open(TenantScope.Of(id));
        return await db.Set<Tenant>().SingleAsync(cancellationToken);
    }
}
