using Payments.Domain.RailOutages;

namespace Payments.GraphQL.RailOutages;

/// <summary>
/// A time in which a rail could not be reached. What is made meanwhile waits with us, so that no rail has it:
/// `isHeldBack` of a withdrawal or a payment says so, and `cancelWithdrawal` or `cancelPayment` stops it.
/// </summary>
[ObjectType<RailOutage>]
public static class RailOutageType
{
    internal static void Configure(IObjectTypeDescriptor<RailOutage> outage)
    {
        outage.BindFieldsExplicitly();
        outage.Field(row => row.Scheme).Description("The rail that is down, or was.");
        outage
            .Field(row => row.IsSimulated)
            .Description(
                "True for one of `simulateRailOutage`: only you have it, and only you end it."
            );
        outage
            .Field(row => row.Since)
            .Description(
                "When it was noticed: an instruction had failed and failed again. In real time; of a simulated one, on your clock."
            );
        outage
            .Field(row => row.Until)
            .Description(
                "When the rail was heard again, on the clock of `since`; null while it is down."
            );
    }

    /// <summary>Of this outage.</summary>
    [GraphQLType("ID!")]
    public static string GetId([Parent] RailOutage outage) => outage.Id.ToString();
}
