using Payments.Domain.Commands;
using Payments.Domain.Errors;
using Payments.Domain.Features;
using Payments.Domain.Ids;
using Payments.Domain.Parties;
using Payments.Domain.Recipients;
using Payments.Domain.Senders;
using Payments.Domain.Tenants;
using Payments.Domain.VirtualAccounts;

namespace Payments.Domain.TransferParties;

/// <summary>Who pays and who is paid, as an input names them: stored, inline, or left out.</summary>
internal sealed record GivenParties(
    RecipientId? RecipientId,
    InlineRecipient? Recipient,
    SenderId? SenderId,
    InlineSender? Sender,
    VirtualAccountId? VirtualAccountId
)
{
    /// <summary>The field that names who is paid.</summary>
    public string PayeeField => RecipientId is null ? "recipient" : "recipientId";

    public IEnumerable<IEntityId> Reads()
    {
        if (RecipientId is { } recipient)
        {
            yield return recipient;
        }

        if (SenderId is { } sender)
        {
            yield return sender;
        }

        if (VirtualAccountId is { } account)
        {
            yield return account;
        }
    }

    public async ValueTask<Payee> PayeeAsync(Work work)
    {
        switch (RecipientId, Recipient)
        {
            case ({ } id, null):
                var stored = await work.GetAsync<Recipient>(id, "input", "recipientId");
                stored.RequireUsable("input", "recipientId");
                return new(stored.Name, stored.Account, stored.Email, stored.Address);
            case (null, { } inline):
                return new(inline.Name, inline.Account, inline.Email, inline.Address);
            default:
                throw new InvalidInputException(
                    "Give either recipientId or recipient.",
                    "input",
                    "recipientId"
                );
        }
    }

    public async ValueTask<Payer> PayerAsync(Work work, Tenant? tenant)
    {
        if (SenderId is not null && Sender is not null)
        {
            throw new InvalidInputException("Give either senderId or sender.", "input", "senderId");
        }

        if (SenderId is not null || Sender is not null)
        {
            work.Require(tenant, Feature.ThirdPartyWithdrawals);
        }

        var account = await PayingHolder.FindAsync(work, VirtualAccountId);
        if (SenderId is { } id)
        {
            var stored = await work.GetAsync<Sender>(id, "input", "senderId");
            stored.RequireUsable("input", "senderId");
            return new(
                account is null ? PayerMode.Sender : PayerMode.SenderForSubClient,
                stored.DisplayName,
                stored.Address,
                stored.DateOfBirth
            );
        }

        if (Sender is { } sender)
        {
            if (sender.DateOfBirth is { } born)
            {
                BirthDate.Check(born, work.Now).Require("input", "sender", "dateOfBirth");
            }

            return new(
                account is null ? PayerMode.InlineSender : PayerMode.SenderForSubClient,
                sender.Name.DisplayName,
                sender.Address,
                sender.DateOfBirth
            );
        }

        return account is not null
            ? new(PayerMode.SubClient, account.AccountName)
            : new Payer(
                PayerMode.Tenant,
                tenant?.Name ?? throw new InvalidOperationException("A caller has a tenant.")
            );
    }
}
