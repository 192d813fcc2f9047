using Payments.Domain.Identity;
using Payments.Domain.Storage;

namespace Payments.GraphQL.Identity;

[QueryType]
public static class MemberQueries
{
    /// <summary>Your tenant's members, in the order in which they were invited.</summary>
    /// <param name="status">Only those in one of these; left out: all but the REMOVED.</param>
    /// <param name="roles">Only those who have one of these roles at least.</param>
    /// <param name="access">Only those who have one of these rights at least.</param>
    [Authorize]
    [UsePaging]
    public static IQueryable<Member> GetMembers(
        PaymentsDb db,
        IReadOnlyList<MemberStatus>? status,
        IReadOnlyList<MemberRole>? roles,
        IReadOnlyList<MemberAccess>? access
    )
    {
        var members = db.Set<Member>().AsQueryable();
        members = status is null
            ? members.Where(member => member.Status != MemberStatus.Removed)
            : members.Where(member => status.Contains(member.Status));
        // No name of a role, and none of a right, is a part of another one.
        if (roles is not null)
        {
            var names = roles.Select(role => role.ToString()).ToList();
            members = members.Where(member => names.Any(name => member.RoleList.Contains(name)));
        }

        if (access is not null)
        {
            var names = access.Select(right => right.ToString()).ToList();
            members = members.Where(member => names.Any(name => member.AccessList.Contains(name)));
        }

        return members;
    }
}
