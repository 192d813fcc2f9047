using Payments.Domain.Commands;
using Payments.Domain.Errors;
using Payments.Domain.Features;
using Payments.Domain.Ids;
using Payments.Domain.Quotas;
using Payments.Domain.Recipients;
using Payments.Domain.Tenancy;

namespace Payments.Domain.PayeeChecks;

/// <summary>Asks whether an account is held in a name: a stored recipient's, or one given inline.</summary>
/// <param name="RecipientId">Its own account and name are checked.</param>
/// <param name="Account">In place of a recipient.</param>
/// <param name="AccountName">Together with the account.</param>
/// <param name="ExternalId">The caller's own reference.</param>
public sealed record CreatePayeeCheck(
    RecipientId? RecipientId,
    AccountDetails? Account,
    string? AccountName,
    string? ExternalId
) : Command<PayeeCheck>
{
    public override IEnumerable<IEntityId> Reads(Caller caller) =>
        RecipientId is { } id ? [id] : [];

    public override async ValueTask<PayeeCheck> HandleAsync(Work work)
    {
        await work.RequireAsync(Feature.ConfirmationOfPayee);
        var (account, name) = await SubjectToCheckAsync(work);
        var check = PayeeCheck.Ask(RecipientId, account, name, ExternalId, work);
        work.Add(check);
        await Quota.TakeAsync(work, MeteredService.ConfirmationOfPayee);
        work.Events.Created(check, PayeeCheckLifecycle.Table, check.Status);
        if (account is { Type: AccountType.Bsb, Bsb: { } bsb, AccountNumber: { } number })
        {
            work.Outbox.Enqueue(
                PayeeChecking.OutboxKind,
                check.Subject,
                new PayeeQuestion(check.Id.ToString(), check.Id, bsb, number, name)
            );
        }
        else
        {
            await check.AnswerAsync(new(PayeeCheckResult.AccountTypeNotSupported, null), work);
        }

        return check;
    }

    private async ValueTask<(AccountDetails Account, string Name)> SubjectToCheckAsync(Work work)
    {
        switch (RecipientId, Account, AccountName)
        {
            case ({ } id, null, null):
                var recipient = await work.GetAsync<Recipient>(id, "input", "recipientId");
                recipient.RequireUsable("input", "recipientId");
                return (recipient.Account, recipient.DisplayName);
            case (null, { } account, { } name):
                return (AccountRules.Normalize(account), name);
            default:
                throw new InvalidInputException(
                    "Give either recipientId, or account with accountName.",
                    "input",
                    "recipientId"
                );
        }
    }
}
