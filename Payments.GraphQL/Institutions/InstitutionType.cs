using Payments.Domain.Institutions;
using Payments.Domain.Storage;
using Payments.Domain.Tenancy;
using Payments.GraphQL.Reading;

namespace Payments.GraphQL.Institutions;

/// <summary>A financial institution that tells you to pay on behalf of a sender.</summary>
[Node]
[ObjectType<Institution>]
public static class InstitutionType
{
    internal static void Configure(IObjectTypeDescriptor<Institution> institution)
    {
        institution.BindFieldsExplicitly();
        institution.Field(row => row.Id);
        institution.Field(row => row.Status).Description("What its review has come to.");
        institution.Field(row => row.StatusMessage).Description("Why it was rejected.");
        institution.Field(row => row.LegalName).Description("As registered.");
        institution.Field(row => row.TradingAsName).Description("As customers know it.");
        institution.Field(row => row.BusinessNumber).Description("In its register.");
        institution.Field(row => row.Address).Description("Where it is registered.");
        institution.Field(row => row.ExternalId).Description("Your own reference.");
        institution.Field(row => row.Version).Description("Rises by one with each change.");
        institution.Field(row => row.CreatedAt).Description("On your clock.");
        institution
            .Field(row => row.DeletedAt)
            .Description("When it was taken out of use; null while it is in use.");
    }

    /// <summary>True when the status can never change again.</summary>
    public static bool IsFinal([Parent] Institution institution) =>
        InstitutionLifecycle.Table.IsFinal(institution.Status);

    /// <summary>The institution with this id.</summary>
    [NodeResolver]
    public static Task<Institution?> GetAsync(
        InstitutionId id,
        Caller caller,
        InstitutionById institutions,
        CancellationToken cancellationToken
    ) => institutions.LoadAsync(caller.TenantId, id, cancellationToken);
}

/// <summary>Institutions by their ids.</summary>
public sealed class InstitutionById(
    IDatabase database,
    IBatchScheduler scheduler,
    DataLoaderOptions? options = null
) : ByIdLoader<InstitutionId, Institution>(database, scheduler, options);
