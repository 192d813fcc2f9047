using Payments.Domain.AdverseMedia;
using Payments.Domain.Storage;
using Payments.Domain.Tenancy;
using Payments.GraphQL.Reading;

namespace Payments.GraphQL.AdverseMedia;

/// <summary>A search of the web for bad news about a person or a company, kept with what was found.</summary>
[Node]
[ObjectType<AdverseMediaRequest>]
public static class AdverseMediaRequestType
{
    internal static void Configure(IObjectTypeDescriptor<AdverseMediaRequest> request)
    {
        request.BindFieldsExplicitly();
        request.Field(row => row.Id);
        request.Field(row => row.Name).Description("Who was searched for.");
        request.Field(row => row.Country).Description("Two letters of ISO 3166-1.");
        request.Field(row => row.Status).Description("Where it stands.");
        request
            .Field(row => row.IsFinal)
            .Description("True when the status can never change again.");
        request
            .Field(row => row.Results)
            .Description("What was found, maybe nothing; null until COMPLETED.");
        request
            .Field(row => row.IsBillable)
            .Name("billable")
            .Description("True when it was completed, and is charged.");
        request.Field(row => row.ExternalId).Description("Your own reference.");
        request.Field(row => row.CompletedAt).Description("When it ended, on your clock.");
        request.Field(row => row.Version).Description("Rises by one with each change.");
        request.Field(row => row.CreatedAt).Description("On your clock.");
    }

    /// <summary>The search with this id.</summary>
    [NodeResolver]
    public static Task<AdverseMediaRequest?> GetAsync(
        AdverseMediaRequestId id,
        Caller caller,
        AdverseMediaRequestById requests,
        CancellationToken cancellationToken
    ) => requests.LoadAsync(caller.TenantId, id, cancellationToken);
}

/// <summary>Adverse-media requests by their ids.</summary>
public sealed class AdverseMediaRequestById(
    IDatabase database,
    IBatchScheduler scheduler,
    DataLoaderOptions? options = null
) : ByIdLoader<AdverseMediaRequestId, AdverseMediaRequest>(database, scheduler, options);
