using Payments.Domain.Commands;
using Payments.Domain.Ids;
using Payments.Domain.Tenancy;

namespace Payments.Domain.Identity;

/// <summary>A member who has proved the old password takes another one.</summary>
/// <param name="MemberId">Who.</param>
/// <param name="OldHash">What the old password was proved against.</param>
/// <param name="NewHash">Of the new one.</param>
/// <param name="Kept">The session that goes on; the member's others end.</param>
public sealed record ChangePassword(
    MemberId MemberId,
    string OldHash,
    string NewHash,
    SessionId Kept
) : Command<Member>
{
    public override IEnumerable<IEntityId> Reads(Caller caller) => [MemberId];

    public override async ValueTask<Member> HandleAsync(Work work)
    {
        var member = await work.FindAsync<Member>(MemberId);
        // Of two at once the first counts, and the second has proved what is no password any more.
        if (member?.CanLogIn is not true || member.PasswordHash != OldHash)
        {
            throw new InvalidCredentialsException();
        }

        member.SetPassword(NewHash);
        member.Changed(work, "member.password_changed");
        await Sessions.EndAllAsync(work, MemberId, Kept);
        return member;
    }
}
