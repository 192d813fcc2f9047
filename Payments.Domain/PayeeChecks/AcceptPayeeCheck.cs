using Payments.Domain.Commands;
using Payments.Domain.Identity;
using Payments.Domain.Ids;
using Payments.Domain.Tenancy;

namespace Payments.Domain.PayeeChecks;

/// <summary>Takes an account in spite of what its bank says of the name.</summary>
public sealed record AcceptPayeeCheck(PayeeCheckId PayeeCheckId, string? Note) : Command<PayeeCheck>
{
    public override MemberAccess? Right() => MemberAccess.Transact;

    public override IEnumerable<IEntityId> Reads(Caller caller) => [PayeeCheckId];

    public override async ValueTask<PayeeCheck> HandleAsync(Work work)
    {
        var check = await work.GetAsync<PayeeCheck>(PayeeCheckId, "input", "payeeCheckId");
        check.Accept(Note, work);
        return check;
    }
}
