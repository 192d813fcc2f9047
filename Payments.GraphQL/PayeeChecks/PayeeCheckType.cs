using Payments.Domain.PayeeChecks;
using Payments.Domain.Recipients;
using Payments.Domain.Storage;
using Payments.Domain.Tenancy;
using Payments.GraphQL.Reading;
using Payments.GraphQL.Recipients;

namespace Payments.GraphQL.PayeeChecks;

/// <summary>
/// A confirmation of payee: whether an account is held in a name, as its bank says. Kept for good. It
/// advises; your policy says which results need an acceptance before the account is paid.
/// </summary>
[Node]
[ObjectType<PayeeCheck>]
public static class PayeeCheckType
{
    internal static void Configure(IObjectTypeDescriptor<PayeeCheck> check)
    {
        check.BindFieldsExplicitly();
        check.Field(row => row.Id);
        check.Field(row => row.Status).Description("Where it stands.");
        check.Field(row => row.IsFinal).Description("True when the status can never change again.");
        check
            .Field(row => row.Account)
            .Description("The account as it was checked, whatever becomes of the recipient.");
        check.Field(row => row.AccountName).Description("The name that was asked about.");
        check
            .Field(row => row.Result)
            .Description("What the account's bank says; null while PENDING.");
        check
            .Field(row => row.HolderType)
            .Description("Who holds the account; null where its bank does not tell.");
        check
            .Field(row => row.IsBillable)
            .Name("billable")
            .Description("True when the bank has answered, and the check is charged.");
        check.Field(row => row.ExternalId).Description("Your own reference.");
        check.Field(row => row.AnsweredAt).Description("When the bank answered, on your clock.");
        check.Field(row => row.AcceptedAt).Description("When it was accepted, on your clock.");
        check.Field(row => row.AcceptedBy).Description("The id of the member who accepted it.");
        check.Field(row => row.AcceptanceNote).Description("Why it was accepted.");
        check.Field(row => row.Version).Description("Rises by one with each change.");
        check.Field(row => row.CreatedAt).Description("On your clock.");
    }

    /// <summary>The recipient that was checked; null when the account was given with the request.</summary>
    public static async Task<Recipient?> GetRecipientAsync(
        [Parent] PayeeCheck check,
        RecipientById recipients,
        CancellationToken cancellationToken
    ) =>
        check.RecipientId is { } id
            ? await recipients.LoadAsync(check.TenantId, id, cancellationToken)
            : null;

    /// <summary>What to do about the result, in a sentence; null while PENDING.</summary>
    public static string? GetMessage([Parent] PayeeCheck check, IResolverContext context) =>
        check.Result is { } result ? ReferenceData.CodeTexts.Of(context.Schema, result) : null;

    /// <summary>The check with this id.</summary>
    [NodeResolver]
    public static Task<PayeeCheck?> GetAsync(
        PayeeCheckId id,
        Caller caller,
        PayeeCheckById checks,
        CancellationToken cancellationToken
    ) => checks.LoadAsync(caller.TenantId, id, cancellationToken);
}

/// <summary>Payee checks by their ids.</summary>
public sealed class PayeeCheckById(
    IDatabase database,
    IBatchScheduler scheduler,
    DataLoaderOptions? options = null
) : ByIdLoader<PayeeCheckId, PayeeCheck>(database, scheduler, options);
