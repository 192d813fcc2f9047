using Payments.Domain.Conversions;
using Payments.Domain.Fx;

namespace Payments.Tests.Simulation.Activities;

/// <summary>Exchanges between its own balances, at a price that may be over.</summary>
internal sealed class Convert : Activity
{
    public override int Weight => 10;

    public override async Task<Order?> ThinkAsync(SimulatedWorld simulation, SimulatedTenant tenant)
    {
        var quote = simulation.Dice.OneIn(4)
            ? await simulation.PickAsync<Quote>(tenant)
            : await simulation.PickAsync<Quote>(
                tenant,
                one =>
                    one
                        is {
                            Status: QuoteStatus.Open,
                            Applicability: QuoteApplicability.Conversion
                        }
            );
        return quote is null
            ? null
            : await simulation.CreateAsync(tenant, new CreateConversion(quote.Id, null, null));
    }
}

/// <summary>Asks the market to call an order off, which it may have traded.</summary>
internal sealed class CallOffConversion : Activity
{
    public override int Weight => 4;

    public override async Task<Order?> ThinkAsync(
        SimulatedWorld simulation,
        SimulatedTenant tenant
    ) =>
        await simulation.PickAsync<Conversion>(tenant) is { } conversion
            ? await simulation.ChangeAsync(tenant, new CancelConversion(conversion.Id))
            : null;
}
