using Payments.Domain.CreditRecalls;
using Payments.Domain.Deposits;
using Payments.Domain.Storage;
using Payments.Domain.SuspendedCredits;
using Payments.Domain.Tenancy;
using Payments.Domain.VirtualAccounts;
using Payments.GraphQL.CreditRecalls;
using Payments.GraphQL.Deposits;
using Payments.GraphQL.Reading;
using Payments.GraphQL.Values;
using Payments.GraphQL.VirtualAccounts;

namespace Payments.GraphQL.SuspendedCredits;

/// <summary>
/// Money that a rail brought and no account could take. An operator assigns it to an account or sends it
/// back; until then it is nobody's.
/// </summary>
[Node]
[ObjectType<SuspendedCredit>]
public static class SuspendedCreditType
{
    internal static void Configure(IObjectTypeDescriptor<SuspendedCredit> credit)
    {
        credit.BindFieldsExplicitly();
        credit.Field(row => row.Id);
        credit
            .Field(row => row.Status)
            .Description("Where it stands; `statusMachines` shows what can follow.");
        credit
            .Field(row => row.IsFinal)
            .Description("True when the status can never change again.");
        credit.Field(row => row.Reason).Description("Why it is not a deposit.");
        credit.Field(row => row.Amount).Description("What the payer sent.");
        credit.Field(row => row.Rail).Description("The clearing that brought it.");
        credit
            .Field(row => row.RailCreditId)
            .Description("The rail's own id: the deposit that it becomes has it as well.");
        credit.Field(row => row.Account).Description("The account as the payer addressed it.");
        credit.Field(row => row.PayerName).Description("Who paid, as the rail tells.");
        credit
            .Field(row => row.PayerAccount)
            .Description("Where it came from and can go back to; null when the rail did not tell.");
        credit.Field(row => row.Reference).Description("What the payer wrote.");
        credit.Field(row => row.ReceivedAt).Description("When the rail had it.");
        credit.Field(row => row.Version).Description("Rises by one with each change.");
        credit.Field(row => row.CreatedAt).Description("On the clock of whose book it is in.");
    }

    /// <summary>Your suspended credit with this id.</summary>
    [NodeResolver]
    public static Task<SuspendedCredit?> GetAsync(
        SuspendedCreditId id,
        Caller caller,
        SuspendedCreditById credits,
        CancellationToken cancellationToken
    ) => credits.LoadAsync(caller.TenantId, id, cancellationToken);

    /// <summary>The account that could not take it; null when nobody has the number.</summary>
    public static async Task<VirtualAccount?> GetVirtualAccountAsync(
        [Parent] SuspendedCredit credit,
        VirtualAccountById accounts,
        CancellationToken cancellationToken
    ) =>
        credit.VirtualAccountId is { } id
            ? await accounts.LoadAsync(credit.TenantId, id, cancellationToken)
            : null;

    /// <summary>
    /// The deposit of the same owner that it was or became; null when there is none, or when another
    /// tenant was given it.
    /// </summary>
    public static async Task<Deposit?> GetDepositAsync(
        [Parent] SuspendedCredit credit,
        DepositById deposits,
        CancellationToken cancellationToken
    ) =>
        credit.DepositId is { } id
            ? await deposits.LoadAsync(credit.TenantId, id, cancellationToken)
            : null;

    /// <summary>The last recall of it by the payer's bank; null for none.</summary>
    public static async Task<CreditRecall?> GetRecallAsync(
        [Parent] SuspendedCredit credit,
        CreditRecallById recalls,
        CancellationToken cancellationToken
    ) =>
        credit.RecallId is { } id
            ? await recalls.LoadAsync(credit.TenantId, id, cancellationToken)
            : null;

    /// <summary>Why the last try to assign or to return it failed; null otherwise.</summary>
    public static StatusReason? GetStatusReason([Parent] SuspendedCredit credit) =>
        StatusReason.Of(credit.ReasonCode, credit.ReasonMessage);
}

/// <summary>Suspended credits by their ids.</summary>
public sealed class SuspendedCreditById(
    IDatabase database,
    IBatchScheduler scheduler,
    DataLoaderOptions? options = null
) : ByIdLoader<SuspendedCreditId, SuspendedCredit>(database, scheduler, options);
