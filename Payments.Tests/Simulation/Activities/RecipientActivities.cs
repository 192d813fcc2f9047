using Payments.Domain.Parties;
using Payments.Domain.Recipients;
using Payments.Domain.Values;

namespace Payments.Tests.Simulation.Activities;

/// <summary>Stores somebody to pay.</summary>
internal sealed class StoreRecipient : Activity
{
    public override int Weight => 3;

    public override Task<Order?> ThinkAsync(SimulatedWorld simulation, SimulatedTenant tenant) =>
        simulation.CreateAsync(tenant, With(simulation.Dice.OneIn(2) ? AtHome : Abroad));

    public static CreateRecipient With(AccountDetails account) =>
        new(PartyName.Company("Bluegum Imports Pty Ltd"), null, null, account, null);

    public static AccountDetails AtHome =>
        new()
        {
            Type = AccountType.Bsb,
            Currency = Currency.Aud,
            Country = "AU",
            Bsb = "062000",
            AccountNumber = "12345678",
        };

    public static AccountDetails Abroad =>
        new()
        {
            Type = AccountType.Iban,
            Currency = Currency.Eur,
            Country = "DE",
            Iban = "DE89370400440532013000",
        };
}
