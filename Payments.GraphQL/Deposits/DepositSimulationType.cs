using Payments.Domain.Deposits;
using Payments.Domain.Storage;
using Payments.Domain.Tenancy;
using Payments.GraphQL.Reading;

namespace Payments.GraphQL.Deposits;

/// <summary>Somebody in the simulated outside was asked to pay.</summary>
[Node]
[ObjectType<DepositSimulation>]
public static class DepositSimulationType
{
    internal static void Configure(IObjectTypeDescriptor<DepositSimulation> simulation)
    {
        simulation.BindFieldsExplicitly();
        simulation.Field(row => row.Id);
        simulation.Field(row => row.Amount).Description("What is paid.");
        simulation.Field(row => row.PayerName).Description("Who pays.");
        simulation.Field(row => row.Reference).Description("What the payer writes.");
        simulation
            .Field(row => row.RailCreditId)
            .Description(
                "The rail's id of the credit, which what it becomes has as well; null until the rail was asked."
            );
        simulation.Field(row => row.CreatedAt).Description("On your clock.");
    }

    /// <summary>The simulation with this id.</summary>
    [NodeResolver]
    public static Task<DepositSimulation?> GetAsync(
        DepositSimulationId id,
        Caller caller,
        DepositSimulationById simulations,
        CancellationToken cancellationToken
    ) => simulations.LoadAsync(caller.TenantId, id, cancellationToken);
}

/// <summary>Simulations by their ids.</summary>
public sealed class DepositSimulationById(
    IDatabase database,
    IBatchScheduler scheduler,
    DataLoaderOptions? options = null
) : ByIdLoader<DepositSimulationId, DepositSimulation>(database, scheduler, options);
