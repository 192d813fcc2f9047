using Payments.Domain.Recipients;
using Payments.Domain.Storage;
using Payments.Domain.Tenancy;
using Payments.GraphQL.Reading;

namespace Payments.GraphQL.Recipients;

/// <summary>Who is paid, and where.</summary>
[Node]
[ObjectType<Recipient>]
public static class RecipientType
{
    internal static void Configure(IObjectTypeDescriptor<Recipient> recipient)
    {
        recipient.BindFieldsExplicitly();
        recipient.Field(row => row.Id);
        recipient
            .Field(row => row.DisplayName)
            .Description("The name as it stands on a statement.");
        recipient.Field(row => row.Name).Description("A person's or a company's.");
        recipient.Field(row => row.Email).Description("Where the recipient can be told.");
        recipient.Field(row => row.Address).Description("Of the recipient, not of the bank.");
        recipient.Field(row => row.AccountType).Description("How the account is addressed.");
        recipient.Field(row => row.Currency).Description("What the account takes.");
        recipient.Field(row => row.Account);
        recipient.Field(row => row.ExternalId).Description("Your own reference.");
        recipient.Field(row => row.NickName).Description("A short name for lists.");
        recipient.Field(row => row.Mobile).Description("In international form: +61 422 832 849.");
        recipient.Field(row => row.LegalName).Description("Of a company: as registered.");
        recipient
            .Field(row => row.TradingAsName)
            .Description("Of a company: as customers know it.");
        recipient.Field(row => row.BusinessNumber).Description("Of a company: in its register.");
        recipient.Field(row => row.Acn).Description("Of a company in AU.");
        recipient.Field(row => row.IdDoc).Description("What proves who it is.");
        recipient
            .Field(row => row.DeletedAt)
            .Description("When it was taken out of use; null while it is in use.");
        recipient.Field(row => row.DateOfBirth).Description("Of a person.");
        recipient.Field(row => row.Version).Description("Rises by one with each change.");
        recipient.Field(row => row.CreatedAt).Description("On your clock.");
    }

    /// <summary>The recipient with this id.</summary>
    [NodeResolver]
    public static Task<Recipient?> GetAsync(
        RecipientId id,
        Caller caller,
        RecipientById recipients,
        CancellationToken cancellationToken
    ) => recipients.LoadAsync(caller.TenantId, id, cancellationToken);
}

/// <summary>Recipients by their ids.</summary>
public sealed class RecipientById(
    IDatabase database,
    IBatchScheduler scheduler,
    DataLoaderOptions? options = null
) : ByIdLoader<RecipientId, Recipient>(database, scheduler, options);
