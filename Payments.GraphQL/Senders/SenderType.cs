using Payments.Domain.Senders;
using Payments.Domain.Storage;
using Payments.Domain.Tenancy;
using Payments.GraphQL.Reading;

namespace Payments.GraphQL.Senders;

/// <summary>The ultimate payer of a withdrawal or payment.</summary>
[Node]
[ObjectType<Sender>]
public static class SenderType
{
    internal static void Configure(IObjectTypeDescriptor<Sender> sender)
    {
        sender.BindFieldsExplicitly();
        sender.Field(row => row.Id);
        sender.Field(row => row.DisplayName).Description("The name as it stands on a statement.");
        sender.Field(row => row.Name).Description("A person's or a company's.");
        sender.Field(row => row.Email).Description("Where the sender can be asked back.");
        sender.Field(row => row.Address).Description("Where the sender lives or is registered.");
        sender.Field(row => row.DateOfBirth).Description("Of a person.");
        sender.Field(row => row.ExternalId).Description("Your own reference.");
        sender.Field(row => row.NickName).Description("A short name for lists.");
        sender.Field(row => row.Mobile).Description("In international form: +61 422 832 849.");
        sender.Field(row => row.LegalName).Description("Of a company: as registered.");
        sender.Field(row => row.TradingAsName).Description("Of a company: as customers know it.");
        sender.Field(row => row.BusinessNumber).Description("Of a company: in its register.");
        sender.Field(row => row.Acn).Description("Of a company in AU.");
        sender.Field(row => row.IdDoc).Description("What proves who it is.");
        sender
            .Field(row => row.DeletedAt)
            .Description("When it was taken out of use; null while it is in use.");
        sender.Field(row => row.Version).Description("Rises by one with each change.");
        sender.Field(row => row.CreatedAt).Description("On your clock.");
    }

    /// <summary>The sender with this id.</summary>
    [NodeResolver]
    public static Task<Sender?> GetAsync(
        SenderId id,
        Caller caller,
        SenderById senders,
        CancellationToken cancellationToken
    ) => senders.LoadAsync(caller.TenantId, id, cancellationToken);
}

/// <summary>Senders by their ids.</summary>
public sealed class SenderById(
    IDatabase database,
    IBatchScheduler scheduler,
    DataLoaderOptions? options = null
) : ByIdLoader<SenderId, Sender>(database, scheduler, options);
