using Payments.Domain.Commands;
using Payments.Domain.Ids;
using Payments.Domain.Ledger;
using Payments.Domain.Parties;
using Payments.Domain.Recipients;
using Payments.Domain.Tenancy;
using Payments.Domain.Tenants;
using Payments.Domain.Values;
using Payments.GraphQL.Identity;
using Payments.Storage;

namespace Payments.Benchmarks.Money;

/// <summary>A tenant that can pay: what it logs in with, and whom it pays.</summary>
internal sealed record Payer(TenantId TenantId, string Email, string RecipientId)
{
    public const string Secret = "benchmark-payer-1";
}

/// <summary>
/// Puts funded tenants with a recipient each into an empty database, by the platform's own commands,
/// before the server starts on it.
/// </summary>
internal static class Payers
{
    public static async Task<IReadOnlyList<Payer>> PutAsync(string connectionString, int count)
    {
        await using var storage = await PaymentsStorage.StartAsync(
            StorageSettings.Parse(connectionString),
            TimeProvider.System,
            CancellationToken.None
        );
        var hash = new Passwords().Hash(Payer.Secret);
        List<Payer> payers = [];
        for (var number = 0; number < count; number++)
        {
            payers.Add(await PutAsync(storage.Gate, $"payer{number}@benchmark.example", hash));
        }

        return payers;
    }

    private static async Task<Payer> PutAsync(IWriteGate gate, string email, string hash)
    {
        var tenant = new Caller(
            EntityId.New<TenantId>(),
            TenantEnvironment.Sandbox,
            Actor.Platform
        );
        await gate.RunAsync(
            new AdmitTenant("Benchmark Pty Ltd", email, hash),
            tenant,
            CancellationToken.None
        );
        await gate.RunAsync(new Endow(), tenant, CancellationToken.None);
        var recipient = await gate.RunAsync(
            new CreateRecipient(PartyName.Company("Bluegum Pty Ltd"), null, null, Account, null),
            tenant.As(Actor.Tenant),
            CancellationToken.None
        );
        return new(tenant.TenantId, email, EntityId.Format(recipient.Value.Id));
    }

    private static AccountDetails Account { get; } =
        new()
        {
            Type = AccountType.Bsb,
            Currency = Currency.Aud,
            Country = "AU",
            Bsb = "062000",
            AccountNumber = "12345678",
        };

    /// <summary>More money than any run spends.</summary>
    private sealed record Endow : Command<object>
    {
        private static readonly Domain.Values.Money Endowment = new(90_000_000_00, Currency.Aud);

        public override async ValueTask<object> HandleAsync(Work work)
        {
            await work.Ledger.PostAsync(
                Posting
                    .For("benchmark.endowed", Subject.Of(work.TenantId))
                    .Debit(AccountKind.RailClearing, Endowment)
                    .Credit(AccountKind.Available, Endowment)
            );
            return this;
        }
    }
}
