using Payments.Domain.FundingAccounts;
using Payments.Domain.Parties;
using Payments.Domain.Rails;
using Payments.Domain.Tenancy;
using Payments.Domain.Values;
using Payments.Domain.VirtualAccounts;
using Payments.Tests.Kit;

namespace Payments.Tests.FundingAccounts;

/// <summary>Money for funding accounts, as a rail tells of it.</summary>
internal static class FundingStates
{
    /// <summary>100.00 EUR from the tenant's own account.</summary>
    public static CreditNotice Notice(string? text, string creditId = "funding-1") =>
        new(
            creditId,
            new(10_000, Currency.Eur),
            "Acme Trading Pty Ltd",
            RailAccount.Iban("DE89370400440532013000"),
            FundingAccountDirectory.For("", TenantEnvironment.Sandbox, [Currency.Eur])[0].Account,
            text,
            new(2026, 1, 5, 9, 0, 0, TimeSpan.Zero)
        );

    /// <summary>The rail posts a notice with the credit, and hears that it has arrived.</summary>
    public static async Task HearAsync(this PaymentsWorld world, CreditNotice credit)
    {
        var database = world.Storage.Database;
        var unclaimed = await new RailNoticeReceiver(
            world.Gate,
            database,
            new VirtualAccountDirectory(database),
            new FundingPayees(database)
        ).TakeAsync(
            new("notice", RailScheme.Sct, credit.At, [], [credit], []),
            PaymentsWorld.Cancel
        );
        unclaimed.ShouldBeEmpty();
    }

    /// <summary>Jane Quinn Citizen, ACTIVE.</summary>
    public static async Task<VirtualAccount> GivenSubClientAsync(this PaymentsWorld world)
    {
        var account = (
            await world.RunAsync(
                new CreateVirtualAccount(
                    "Sub-client",
                    Currency.Aud,
                    null,
                    new(
                        "Jane",
                        "Quinn",
                        "Citizen",
                        "jane@citizen.example",
                        "+61422832849",
                        new(1990, 2, 3),
                        null,
                        null,
                        null,
                        Address.From("12 Collins St", null, "Melbourne", "VIC", "3000", "AU"),
                        null,
                        IdentityDocument.From(
                            IdentityDocumentType.Passport,
                            "N1234567",
                            null,
                            null,
                            new(2090, 12, 31),
                            "AU"
                        )
                    )
                )
            )
        ).Value;
        await world.RunAsync(new SimulateKycDecision(account.Id, KycDecision.Approve));
        return account;
    }
}
