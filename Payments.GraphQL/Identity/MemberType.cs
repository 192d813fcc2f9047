using Payments.Domain.Identity;
using Payments.Domain.Storage;
using Payments.Domain.Tenancy;
using Payments.GraphQL.Reading;

namespace Payments.GraphQL.Identity;

/// <summary>A person's access to a tenant.</summary>
[Node]
[ObjectType<Member>]
public static class MemberType
{
    internal static void Configure(IObjectTypeDescriptor<Member> member)
    {
        member.BindFieldsExplicitly();
        member.Field(row => row.Id);
        member.Field(row => row.Status).Description("Whether the member can act.");
        member.Field(row => row.Email).Description("In lower case.");
        member.Field(row => row.FirstName).Description("Null where nobody has said it.");
        member.Field(row => row.LastName).Description("Null where nobody has said it.");
        member.Field(row => row.DateOfBirth).Description("Null where nobody has said it.");
        member
            .Field(row => row.Mobile)
            .Description("International, grouped by spaces; null where nobody has said it.");
        member
            .Field(row => row.Address)
            .Description("Where the person gets letters; null where nobody has said it.");
        member
            .Field(row => row.IsPrimaryContact)
            .Description("Whom the platform turns to first: one member at most.");
        member.Field(row => row.Roles).Description("What the member is in the company.");
        member.Field(row => row.Access).Description("What the member may do for the tenant.");
        member
            .Field(row => row.ProposedAccess)
            .Description(
                "What the member may do once a second ADMIN agrees (`confirmMemberAccess`); null when nobody is asked."
            );
        member
            .Field(row => row.InvitationExpiresAt)
            .Description(
                "Until when an invitation can be accepted, on your clock; null otherwise."
            );
        member
            .Field(row => row.PasswordReset)
            .Description("An open code for a new password; null when there is none.");
        member.Field(row => row.Version).Description("Rises by one with each change.");
        member.Field(row => row.CreatedAt).Description("On your clock.");
    }

    /// <summary>True when the status can never change again.</summary>
    public static bool IsFinal([Parent] Member member) =>
        MemberLifecycle.Table.IsFinal(member.Status);

    /// <summary>The member with this id.</summary>
    [NodeResolver]
    public static Task<Member?> GetAsync(
        MemberId id,
        Caller caller,
        MemberById members,
        CancellationToken cancellationToken
    ) => members.LoadAsync(caller.TenantId, id, cancellationToken);
}

/// <summary>Members by their ids.</summary>
public sealed class MemberById(
    IDatabase database,
    IBatchScheduler scheduler,
    DataLoaderOptions? options = null
) : ByIdLoader<MemberId, Member>(database, scheduler, options);
