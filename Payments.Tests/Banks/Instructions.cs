using Payments.Domain.Rails;
using Payments.Domain.Values;

namespace Payments.Tests.Banks;

/// <summary>Instructions that a rail takes, varied where a test needs it.</summary>
internal static class Instructions
{
    public static RailAccount OurAccount { get; } = RailAccount.Bsb("062000", "12345678");

    public static RailInstruction Aud(
        string id,
        string remittance = "Invoice 7",
        long cents = 12_30
    ) =>
        new(
            id,
            $"e2e-{id}",
            new Money(cents, Currency.Aud),
            new RailParty("Acme Trading Pty Ltd", OurAccount),
            new RailParty("Jo Doe", RailAccount.Bsb("083-004", "87654321")),
            remittance
        );

    public static RailInstruction Eur(string id, string iban) =>
        Aud(id) with
        {
            Amount = new Money(50_00, Currency.Eur),
            Creditor = new RailParty("Jo Doe", RailAccount.Iban(iban)),
        };
}
