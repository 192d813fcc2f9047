using Payments.Domain.Commands;
using Payments.Domain.Ids;
using Payments.Domain.Lifecycles;
using Payments.Domain.Quotas;
using Payments.Domain.Recipients;
using Payments.Domain.Tenancy;

namespace Payments.Domain.PayeeChecks;

/// <summary>A question to the bank of an account: is it held in this name? Kept with its answer.</summary>
public sealed class PayeeCheck : ITenantOwned, ISubject
{
    private PayeeCheck() { } // EF Core, and the factory

    public TenantId TenantId { get; private init; }

    public PayeeCheckId Id { get; private init; }

    /// <summary>Null when the account was given inline.</summary>
    public RecipientId? RecipientId { get; private init; }

    /// <summary>As it was checked, whatever becomes of the recipient.</summary>
    public AccountDetails Account { get; private init; } = null!;

    /// <summary>The same account has the same key, however it is given.</summary>
    public string AccountKey { get; private init; } = "";

    public string AccountName { get; private init; } = "";

    public string? ExternalId { get; private init; }

    public PayeeCheckStatus Status { get; private set; }

    public PayeeCheckResult? Result { get; private set; }

    public PayeeHolderType? HolderType { get; private set; }

    public bool IsBillable { get; private set; }

    public DateTimeOffset? AnsweredAt { get; private set; }

    public DateTimeOffset? AcceptedAt { get; private set; }

    /// <summary>The member or application that accepted it.</summary>
    public string? AcceptedBy { get; private set; }

    /// <summary>Why, in the words of whoever accepted it.</summary>
    public string? AcceptanceNote { get; private set; }

    public int Version { get; private set; }

    public DateTimeOffset CreatedAt { get; private init; }

    public Subject Subject => Subject.Of(Id);

    public bool IsFinal => PayeeCheckLifecycle.Table.IsFinal(Status);

    /// <summary>What of an account tells it from all others.</summary>
    public static string KeyOf(AccountDetails account) =>
        account.Type switch
        {
            AccountType.Iban => $"IBAN/{account.Iban}",
            AccountType.Payid => $"PAYID/{account.PayId}",
            AccountType.Clabe => $"CLABE/{account.Clabe}",
            AccountType.AccountNumber => $"ACCOUNT_NUMBER/{account.Bic}/{account.AccountNumber}",
            var type =>
                $"{StatusName.Of(type)}/{account.Bsb ?? account.Aba ?? account.SortCode ?? account.Ifsc ?? account.Cnaps}/{account.AccountNumber}",
        };

    internal static PayeeCheck Ask(
        RecipientId? recipientId,
        AccountDetails account,
        string accountName,
        string? externalId,
        Work work
    ) =>
        new()
        {
            TenantId = work.TenantId,
            Id = EntityId.New<PayeeCheckId>(),
            RecipientId = recipientId,
            Account = account,
            AccountKey = KeyOf(account),
            AccountName = accountName,
            ExternalId = externalId,
            Version = 1,
            CreatedAt = work.Now,
        };

    internal async ValueTask AnswerAsync(PayeeAnswer answer, Work work)
    {
        var move = Demand(PayeeCheckStatus.Answered, Actor.Platform);
        (Result, HolderType) = (answer.Result, answer.HolderType);
        IsBillable = PayeeCheckResults.IsBillable(answer.Result);
        AnsweredAt = work.Now;
        if (!IsBillable)
        {
            await Quota.GiveBackAsync(work, MeteredService.ConfirmationOfPayee, CreatedAt);
        }

        MoveBy(move, work, new { Result });
    }

    internal void Accept(string? note, Work work)
    {
        var move = Demand(PayeeCheckStatus.Accepted, work.Caller.Actor);
        (AcceptedAt, AcceptedBy, AcceptanceNote) = (work.Now, work.Caller.PrincipalId, note);
        MoveBy(move, work, new { Result, AcceptedBy });
    }

    private Move<PayeeCheckStatus> Demand(PayeeCheckStatus next, Actor by) =>
        PayeeCheckLifecycle.Table.Demand(Subject, Status, next, by);

    private void MoveBy(Move<PayeeCheckStatus> move, Work work, object payload)
    {
        Status = move.To;
        Version++;
        work.Events.Moved(this, move, payload);
    }
}
