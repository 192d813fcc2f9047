using Payments.Domain.Identity;
using Payments.Domain.Ids;
using Payments.Domain.Institutions;
using Payments.Domain.Recipients;
using Payments.Domain.Senders;
using Payments.Domain.Storage;
using Payments.Domain.Tenancy;
using Payments.Domain.TransferParties;
using Payments.Domain.VirtualAccounts;
using Payments.Domain.WithdrawalBatches;
using Payments.Domain.Withdrawals;
using Payments.GraphQL.Events;
using Payments.GraphQL.Identity;
using Payments.GraphQL.Institutions;
using Payments.GraphQL.Reading;
using Payments.GraphQL.Recipients;
using Payments.GraphQL.Senders;
using Payments.GraphQL.Values;
using Payments.GraphQL.VirtualAccounts;
using Payments.GraphQL.WithdrawalBatches;

namespace Payments.GraphQL.Withdrawals;

/// <summary>Money that leaves your balance by a local rail.</summary>
[Node]
[ObjectType<Withdrawal>]
public static class WithdrawalType
{
    internal static void Configure(IObjectTypeDescriptor<Withdrawal> withdrawal)
    {
        withdrawal.BindFieldsExplicitly();
        withdrawal.Field(row => row.Id);
        withdrawal
            .Field(row => row.Status)
            .Description("Where it stands; `statusMachines` shows what can follow.");
        withdrawal
            .Field(row => row.IsFinal)
            .Description("True when the status can never change again.");
        withdrawal.Field(row => row.Amount).Description("What the recipient gets.");
        withdrawal.Field(row => row.Fee).Description("Charged on top of the amount.");
        withdrawal
            .Field(row => row.Reason)
            .Description("What the money is for; null when you did not say.");
        withdrawal
            .Field(row => row.Reference)
            .Description("Text for the recipient, as you wrote it.");
        withdrawal
            .Field(row => row.ReferenceOnStatement)
            .Description(
                "What of `reference` is sent: in the characters that the rail has, cut to the length that it takes."
            );
        withdrawal.Field(row => row.ExternalId).Description("Your own reference.");
        withdrawal.Field(row => row.IsFxLinked).Description("True when it comes from an exchange.");
        withdrawal.Field(row => row.Rail).Description("The clearing that carries it.");
        withdrawal.Field(row => row.RailService).Description("The rail's service that carries it.");
        withdrawal
            .Field(row => row.Attempt)
            .Description(
                "How often it was given to the rail; 1 unless a failed one is tried again."
            );
        withdrawal
            .Field(row => row.ReviewedFor)
            .Description("What it was reviewed for; empty when nothing stopped it.");
        ConfigureTimes(withdrawal);
        withdrawal.Field(row => row.Version).Description("Rises by one with each change.");
        withdrawal.Field(row => row.CreatedAt).Description("On your clock.");
    }

    private static void ConfigureTimes(IObjectTypeDescriptor<Withdrawal> withdrawal)
    {
        withdrawal
            .Field(row => row.ScheduledAt)
            .Description("When it is to go, on your clock; null for at once.");
        withdrawal
            .Field(row => row.IsWaiting)
            .Description(
                "True while the money is held for a later time, an approval, or the rest of an ATOMIC batch."
            );
        withdrawal
            .Field(row => row.IsHeldBack)
            .Description(
                "True while its rail is down and has nothing of it: `cancelWithdrawal` stops it. Otherwise it goes out when the rail is heard again (`railOutages`)."
            );
        withdrawal
            .Field(row => row.Approval)
            .Description("What a second member said; null when none is needed.");
        withdrawal.Field(row => row.DecidedAt).Description("When a second member decided.");
        withdrawal
            .Field(row => row.RejectCode)
            .Description(
                "Why it failed, came back or was cancelled; null otherwise, and where the rail's reason is none of the codes."
            );
        withdrawal.Field(row => row.RejectedAt).Description("When that was.");
        withdrawal
            .Field(row => row.ClearedAt)
            .Description("When it became CONFIRMED: the recipient's bank had the money.");
        withdrawal.Field(row => row.RefundedAt).Description("When money came back to you.");
        withdrawal
            .Field(row => row.RefundAmount)
            .Description(
                "What came back: the amount; with the fee when it was stopped before anything was sent. Null while nothing has."
            );
    }

    /// <summary>The withdrawal with this id.</summary>
    [NodeResolver]
    public static Task<Withdrawal?> GetAsync(
        WithdrawalId id,
        Caller caller,
        WithdrawalById withdrawals,
        CancellationToken cancellationToken
    ) => withdrawals.LoadAsync(caller.TenantId, id, cancellationToken);

    /// <summary>Who is paid, as it was when the withdrawal was made; also where it was given inline.</summary>
    public static Payee GetPayee([Parent] Withdrawal withdrawal) => withdrawal.Parties.Payee;

    /// <summary>Who pays, as it was when the withdrawal was made; also where it was given inline.</summary>
    public static Payer GetPayer([Parent] Withdrawal withdrawal) => withdrawal.Parties.Payer;

    /// <summary>Your stored recipient as it is now; null when the recipient was given inline.</summary>
    public static async Task<Recipient?> GetRecipientAsync(
        [Parent] Withdrawal withdrawal,
        RecipientById recipients,
        CancellationToken cancellationToken
    ) =>
        withdrawal.RecipientId is { } id
            ? await recipients.LoadAsync(withdrawal.TenantId, id, cancellationToken)
            : null;

    /// <summary>The account of the sub-client on whose behalf it is; null when it is nobody's.</summary>
    public static async Task<VirtualAccount?> GetVirtualAccountAsync(
        [Parent] Withdrawal withdrawal,
        VirtualAccountById accounts,
        CancellationToken cancellationToken
    ) =>
        withdrawal.VirtualAccountId is { } id
            ? await accounts.LoadAsync(withdrawal.TenantId, id, cancellationToken)
            : null;

    /// <summary>The batch that it is a line of; null when it was made by itself.</summary>
    public static async Task<WithdrawalBatch?> GetBatchAsync(
        [Parent] Withdrawal withdrawal,
        WithdrawalBatchById batches,
        CancellationToken cancellationToken
    ) =>
        withdrawal.BatchId is { } id
            ? await batches.LoadAsync(withdrawal.TenantId, id, cancellationToken)
            : null;

    /// <summary>The member who made it; null when an application did.</summary>
    public static Task<Member?> GetCreatedByAsync(
        [Parent] Withdrawal withdrawal,
        MemberById members,
        CancellationToken cancellationToken
    ) => MemberAsync(withdrawal.TenantId, withdrawal.CreatedBy, members, cancellationToken);

    /// <summary>The member who approved or rejected it, or who cancelled it before; null otherwise.</summary>
    public static Task<Member?> GetDecidedByAsync(
        [Parent] Withdrawal withdrawal,
        MemberById members,
        CancellationToken cancellationToken
    ) => MemberAsync(withdrawal.TenantId, withdrawal.DecidedBy, members, cancellationToken);

    /// <summary>The institution that told you to pay; null when you act for yourself, and in a dry run that would store it.</summary>
    public static async Task<Institution?> GetInstructingInstitutionAsync(
        [Parent] Withdrawal withdrawal,
        InstitutionById institutions,
        CancellationToken cancellationToken
    ) =>
        withdrawal.InstructingInstitutionId is { } id
            ? await institutions.LoadAsync(withdrawal.TenantId, id, cancellationToken)
            : null;

    /// <summary>All that happened to it, oldest first, as far back as events are kept.</summary>
    public static async Task<IReadOnlyList<WithdrawalEvent>> GetTimelineAsync(
        [Parent] Withdrawal withdrawal,
        WithdrawalTimelines timelines,
        EventKinds kinds,
        CancellationToken cancellationToken
    )
    {
        var records = await timelines.LoadAsync(
            new Owned<WithdrawalId>(withdrawal.TenantId, withdrawal.Id),
            cancellationToken
        );
        return [.. (records ?? []).Select(kinds.Show).Cast<WithdrawalEvent>()];
    }

    /// <summary>Your stored sender as it is now; null when there is none.</summary>
    public static async Task<Sender?> GetSenderAsync(
        [Parent] Withdrawal withdrawal,
        SenderById senders,
        CancellationToken cancellationToken
    ) =>
        withdrawal.SenderId is { } id
            ? await senders.LoadAsync(withdrawal.TenantId, id, cancellationToken)
            : null;

    private static async Task<Member?> MemberAsync(
        TenantId tenantId,
        string? principalId,
        MemberById members,
        CancellationToken cancellationToken
    ) =>
        EntityId.TryParse<MemberId>(principalId, out var id)
            ? await members.LoadAsync(tenantId, id, cancellationToken)
            : null;

    /// <summary>Why it failed, came back or was cancelled; null otherwise.</summary>
    public static StatusReason? GetStatusReason([Parent] Withdrawal withdrawal) =>
        StatusReason.Of(withdrawal.ReasonCode, withdrawal.ReasonMessage);
}

/// <summary>Withdrawals by their ids.</summary>
public sealed class WithdrawalById(
    IDatabase database,
    IBatchScheduler scheduler,
    DataLoaderOptions? options = null
) : ByIdLoader<WithdrawalId, Withdrawal>(database, scheduler, options);
