using Payments.Domain.CreditRecalls;
using Payments.Domain.Deposits;
using Payments.Domain.Storage;
using Payments.Domain.SuspendedCredits;
using Payments.Domain.Tenancy;
using Payments.GraphQL.Deposits;
using Payments.GraphQL.Reading;
using Payments.GraphQL.SuspendedCredits;

namespace Payments.GraphQL.CreditRecalls;

/// <summary>
/// The payer's bank wants money back that it has sent. Money in your balance goes back when you agree
/// (`acceptCreditRecall`); what is under review, or what no account could take, goes back at once.
/// </summary>
[Node]
[ObjectType<CreditRecall>]
public static class CreditRecallType
{
    internal static void Configure(IObjectTypeDescriptor<CreditRecall> recall)
    {
        recall.BindFieldsExplicitly();
        recall.Field(row => row.Id);
        recall
            .Field(row => row.Status)
            .Description("Where it stands; `statusMachines` shows what can follow.");
        recall
            .Field(row => row.IsFinal)
            .Description("True when the status can never change again.");
        recall.Field(row => row.Amount).Description("What the payer had sent.");
        recall
            .Field(row => row.ReasonCode)
            .Description(
                "Why, by ISO 20022, mostly one of these: DUPL (sent twice), TECH (a fault), FRAD (fraud), CUST (the payer wishes it), AM09 (wrong amount), AC03 (wrong account)."
            );
        recall.Field(row => row.Refusal).Description("Why the money stays; null unless REFUSED.");
        recall.Field(row => row.Rail).Description("The clearing that brought the money.");
        recall.Field(row => row.RailRecallId).Description("The rail's own id of the recall.");
        recall.Field(row => row.RailCreditId).Description("The rail's own id of the money.");
        recall
            .Field(row => row.Deadline)
            .Description(
                "Until when it waits for your answer, or for its money, on your clock; then it is REFUSED. Null when it waits for neither."
            );
        recall.Field(row => row.Version).Description("Rises by one with each change.");
        recall.Field(row => row.CreatedAt).Description("When the rail told of it, on your clock.");
    }

    /// <summary>The recall with this id.</summary>
    [NodeResolver]
    public static Task<CreditRecall?> GetAsync(
        CreditRecallId id,
        Caller caller,
        CreditRecallById recalls,
        CancellationToken cancellationToken
    ) => recalls.LoadAsync(caller.TenantId, id, cancellationToken);

    /// <summary>The deposit that the money became; null while or where there is none.</summary>
    public static async Task<Deposit?> GetDepositAsync(
        [Parent] CreditRecall recall,
        DepositById deposits,
        CancellationToken cancellationToken
    ) =>
        recall.DepositId is { } id
            ? await deposits.LoadAsync(recall.TenantId, id, cancellationToken)
            : null;

    /// <summary>Where the money lay when no account could take it; null otherwise.</summary>
    public static async Task<SuspendedCredit?> GetSuspendedCreditAsync(
        [Parent] CreditRecall recall,
        SuspendedCreditById credits,
        CancellationToken cancellationToken
    ) =>
        recall.SuspendedCreditId is { } id
            ? await credits.LoadAsync(recall.TenantId, id, cancellationToken)
            : null;
}

/// <summary>Recalls by their ids.</summary>
public sealed class CreditRecallById(
    IDatabase database,
    IBatchScheduler scheduler,
    DataLoaderOptions? options = null
) : ByIdLoader<CreditRecallId, CreditRecall>(database, scheduler, options);
