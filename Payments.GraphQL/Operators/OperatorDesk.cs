using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Payments.Domain.Errors;
using Payments.Domain.Identity;
using Payments.Domain.Ids;
using Payments.Domain.Storage;
using Payments.Domain.Tenancy;
using Payments.Domain.Tenants;
using Payments.GraphQL.Errors;
using Payments.GraphQL.Reading;

namespace Payments.GraphQL.Operators;

/// <summary>
/// Lets operators act for the tenants of their environment. An operator is a member of the platform's
/// own tenant with the right COMPLIANCE; what is decided runs as the tenant concerned, by the platform,
/// with the operator's name on it.
/// </summary>
public sealed class OperatorDesk(IDatabase database)
{
    /// <exception cref="ForbiddenException">The caller is no operator.</exception>
    public async Task RequireAsync(Caller caller, CancellationToken cancellationToken)
    {
        if (!PlatformTenant.Is(caller.TenantId) || !await HasRightAsync(caller, cancellationToken))
        {
            throw new ForbiddenException("This takes an operator of the platform.");
        }
    }

    /// <summary>As <see cref="RequireAsync"/>, in a query: without a payload the refusal is that of the field.</summary>
    public async Task RequireInQueryAsync(Caller caller, CancellationToken cancellationToken)
    {
        try
        {
            await RequireAsync(caller, cancellationToken);
        }
        catch (ForbiddenException refusal)
        {
            throw Refusals.Of(refusal);
        }
    }

    /// <summary>For a query: what all tenants of the operator's environment have.</summary>
    public async Task<IQueryable<TEntity>> ListAsync<TEntity>(
        Expression<Func<TEntity, bool>> which,
        Caller caller,
        RequestContexts contexts,
        CancellationToken cancellationToken
    )
        where TEntity : class, ITenantOwned
    {
        await RequireInQueryAsync(caller, cancellationToken);
        var all = contexts.OpenPlatform();
        return Visible(all.AcrossTenants<TEntity>().Where(which), all, caller);
    }

    /// <summary>The platform, acting for the owner of the row.</summary>
    /// <param name="caller">The operator.</param>
    /// <param name="which">Finds the row over all tenants; it must use an index.</param>
    /// <param name="id">As it was given, for the refusal.</param>
    /// <param name="field">The input field that it was given in.</param>
    /// <param name="cancellationToken">Of the request.</param>
    /// <exception cref="ForbiddenException">The caller is no operator.</exception>
    /// <exception cref="NotFoundException">No tenant of the operator's environment has it.</exception>
    public async Task<Caller> ForOwnerAsync<TEntity>(
        Caller caller,
        Expression<Func<TEntity, bool>> which,
        IEntityId id,
        string field,
        CancellationToken cancellationToken
    )
        where TEntity : class, ITenantOwned
    {
        await RequireAsync(caller, cancellationToken);
        await using var db = database.Open(TenantScope.Platform);
        var owners = await Visible(db.AcrossTenants<TEntity>().Where(which), db, caller)
            .Select(row => row.TenantId)
            .ToListAsync(cancellationToken);
        return owners is [var owner]
            ? new Caller(owner, caller.Environment, Actor.Platform)
            {
                PrincipalId = caller.PrincipalId,
            }
            : throw new NotFoundException(EntityId.Format(id.Kind, id.Value), "input", field);
    }

    /// <summary>The rows of the operator's environment.</summary>
    public static IQueryable<TEntity> Visible<TEntity>(
        IQueryable<TEntity> rows,
        PaymentsDb db,
        Caller caller
    )
        where TEntity : class, ITenantOwned
    {
        var (own, environment) = (caller.TenantId, caller.Environment);
        return rows.Where(row =>
            row.TenantId == own
            || db.AcrossTenants<Tenant>()
                .Any(tenant => tenant.TenantId == row.TenantId && tenant.Environment == environment)
        );
    }

    private async Task<bool> HasRightAsync(Caller caller, CancellationToken cancellationToken)
    {
        if (!EntityId.TryParse<MemberId>(caller.PrincipalId, out var id))
        {
            return false;
        }

        await using var db = database.Open(TenantScope.Of(caller.TenantId));
        var member = await db.Set<Member>()
            .SingleOrDefaultAsync(row => row.Id == id, cancellationToken);
        return member?.May(MemberAccess.Compliance) is true;
    }
}
