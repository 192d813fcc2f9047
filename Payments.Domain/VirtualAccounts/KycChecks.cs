using System.Text.Json;
using Payments.Domain.Commands;
using Payments.Domain.Institutions;
using Payments.Domain.Outbox;
using Payments.Domain.Tenancy;

namespace Payments.Domain.VirtualAccounts;

/// <summary>Asks the screening what the outbox holds, and records what it says.</summary>
public sealed class KycChecks(IKycScreening screening, IWriteGate gate) : IOutboxHandler
{
    public const string OutboxKind = "kyc.check";

    public string Kind => OutboxKind;

    /// <summary>Puts one question about an account's holder into the outbox.</summary>
    internal static void Ask(Work work, VirtualAccount account, KycStep step)
    {
        var holder = account.Holder!;
        var contact = $"{holder.FirstName} {holder.LastName}";
        work.Outbox.Enqueue(
            OutboxKind,
            account.Subject,
            new KycCase(
                $"{account.Id}/{step}/{account.Version}",
                account.Id,
                step,
                holder.Type,
                holder.FullName,
                contact,
                holder.DateOfBirth,
                holder.BusinessNumber,
                KycAddress.Of(account.Address!)
            )
        );
    }

    public async Task HandleAsync(
        IReadOnlyList<OutboxItem> items,
        CancellationToken cancellationToken
    ) => await Task.WhenAll(items.Select(item => HandleAsync(item, cancellationToken)));

    private async Task HandleAsync(OutboxItem item, CancellationToken cancellationToken)
    {
        var kycCase = JsonSerializer.Deserialize<KycCase>(item.Payload, CommandJson.Options)!;
        var answer = await screening.AskAsync(kycCase, cancellationToken);
        await gate.RunAsync(
            new RecordKycAnswer(kycCase, answer, item.Id),
            new Caller(item.TenantId, item.Environment, Actor.Platform),
            cancellationToken
        );
    }
}

/// <summary>What the screening says moves the account on, if it still waits for that.</summary>
public sealed record RecordKycAnswer(KycCase Case, KycAnswer Answer, OutboxItemId Item)
    : Command<VirtualAccount>
{
    public override async ValueTask<VirtualAccount> HandleAsync(Work work)
    {
        var account = await work.GetAsync<VirtualAccount>(Case.VirtualAccountId);
        if (!await work.Outbox.CompleteAsync(Item))
        {
            return account;
        }

        switch (Case.Step)
        {
            case KycStep.Screening when account.Status is VirtualAccountStatus.Initiated:
                await ScreenedAsync(account, work);
                break;
            case KycStep.Review when account.Status is VirtualAccountStatus.Unapproved:
                Reviewed(account, work);
                break;
            case KycStep.Address when account.IsAt(Case.Address):
                AddressLookedUp(account, work);
                break;
        }

        return account;
    }

    private async ValueTask ScreenedAsync(VirtualAccount account, Work work)
    {
        switch (Answer.Verdict)
        {
            // Who lives abroad is looked into by people, whatever the registers say.
            case KycVerdict.Passed when Case.Address.Country != "AU":
                Refer(account, "EXTENDED_DUE_DILIGENCE", work);
                break;
            case KycVerdict.Passed
                when await GivenInstitution.IsUnapprovedAsync(
                    work,
                    account.InstructingInstitutionId
                ):
                Refer(account, "UNAPPROVED_INSTITUTION", work);
                break;
            case KycVerdict.Passed:
                account.Decide(VirtualAccountStatus.Active, null, work);
                break;
            case KycVerdict.Referred or KycVerdict.Refused:
                Refer(account, "KYC_REVIEW", work);
                break;
        }
    }

    private static void Refer(VirtualAccount account, string reason, Work work)
    {
        account.Decide(VirtualAccountStatus.Unapproved, reason, work);
        KycChecks.Ask(work, account, KycStep.Review);
    }

    private void Reviewed(VirtualAccount account, Work work)
    {
        switch (Answer.Verdict)
        {
            case KycVerdict.Passed:
                account.Decide(VirtualAccountStatus.Active, null, work);
                break;
            case KycVerdict.Refused:
                account.Decide(VirtualAccountStatus.FailedKyc, "KYC_REFUSED", work);
                break;
        }
    }

    private void AddressLookedUp(VirtualAccount account, Work work)
    {
        if (
            account.AddressVerification is AddressVerification.Pending
            && Answer.Verdict is KycVerdict.Passed or KycVerdict.Refused
        )
        {
            account.VerifyAddress(
                Answer.Verdict is KycVerdict.Passed
                    ? AddressVerification.Verified
                    : AddressVerification.Unverifiable,
                work
            );
        }
    }
}
