using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Payments.Domain.Commands;
using Payments.Domain.FundingAccounts;
using Payments.Domain.Ids;
using Payments.Domain.Rails;
using Payments.Domain.Tenancy;
using Payments.Domain.Values;
using Payments.Domain.VirtualAccounts;
using Payments.Storage;
using Payments.Tests.Kit;

namespace Payments.Tests.Simulation;

/// <summary>
/// A small world with two tenants, their clients, the rails, and a server that dies now and then. Its
/// seed decides everything that happens in it.
/// </summary>
internal sealed class SimulatedWorld : IAsyncDisposable
{
    private readonly DatabaseFile _file;
    private readonly Sabotage? _sabotage;
    private readonly Outside _outside;
    private readonly List<Order> _orders = [];
    private int _payIns;

    private SimulatedWorld(int seed, DatabaseFile file, Sabotage? sabotage)
    {
        (_file, _sabotage) = (file, sabotage);
        Dice = new(seed);
        Trace = new(Clock);
        Crash = new(Dice, Trace);
        _outside = new(
            new(Dice, Trace, Crash, Clock),
            new(Dice, Trace, Crash),
            new(Dice, Trace, Crash, Clock),
            new(Dice, Trace, Crash),
            new(Dice, Trace, Crash)
        );
    }

    public Dice Dice { get; }

    public Trace Trace { get; }

    public ManualClock Clock { get; } = new(new(2026, 1, 5, 9, 0, 0, TimeSpan.Zero));

    public CrashPlan Crash { get; }

    public SimulatedRail Rail => _outside.Rail;

    public SimulatedMarket Market => _outside.Market;

    public SimulatedReceiver Receiver => _outside.Receiver;

    public SimulatedSearch Search => _outside.Search;

    public IReadOnlyList<SimulatedTenant> Tenants { get; } = [new("acme"), new("bluegum")];

    /// <summary>The platform itself: in its book lies the money that is nobody's.</summary>
    public SimulatedTenant Nobody { get; } =
        new(PlatformTenant.Name, PlatformTenant.Of(TenantEnvironment.Sandbox));

    /// <summary>Everybody who has a book.</summary>
    public IEnumerable<SimulatedTenant> Books => Tenants.Append(Nobody);

    public IReadOnlyList<Order> Orders => _orders;

    public IEnumerable<Order> OrdersOf(SimulatedTenant tenant) =>
        _orders.Where(order => order.Caller.TenantId == tenant.Id);

    public SimulatedServer Server { get; private set; } = null!;

    public EventReader Events { get; } = new();

    public static async Task<SimulatedWorld> StartAsync(int seed, Sabotage? sabotage)
    {
        var simulation = new SimulatedWorld(seed, await DatabaseFile.CreateAsync(), sabotage);
        await simulation.StartServerAsync();
        foreach (var tenant in simulation.Tenants)
        {
            await tenant.AdmitAsync(simulation.Server.Gate);
        }

        return simulation;
    }

    /// <summary>From now on nothing fails, so that the world can come to rest.</summary>
    public void CalmDown()
    {
        Crash.Disarm();
        Rail.Down.Clear();
        (Rail.IsCalm, Market.IsCalm, Receiver.IsCalm) = (true, true, true);
        (_outside.Screening.IsCalm, Search.IsCalm) = (true, true);
    }

    /// <summary>The dead server's database, as it was left, in the hands of a new one.</summary>
    public async Task RestartAsync()
    {
        _file.Crash(Crash.LogLength);
        await Server.DisposeAsync();
        Crash.Revive();
        await StartServerAsync();
        Trace.Write("the server is back");
    }

    /// <summary>The tenant's time.</summary>
    public Task<DateTimeOffset> NowAsync(SimulatedTenant tenant) =>
        Server.Timers.NowAsync(tenant.Id, CancellationToken.None);

    /// <summary>A command that makes an object of its own.</summary>
    public Task<Order?> CreateAsync<TResult>(SimulatedTenant tenant, Command<TResult> command)
        where TResult : class, ISubject =>
        Task.FromResult<Order?>(Remember(tenant.Maker, command, true));

    /// <summary>A command that changes an object.</summary>
    public Task<Order?> ChangeAsync<TResult>(
        SimulatedTenant tenant,
        Command<TResult> command,
        Caller? caller = null
    )
        where TResult : class, ISubject =>
        Task.FromResult<Order?>(Remember(caller ?? tenant.Maker, command, false));

    /// <summary>Any of the tenant's objects for which the condition holds; null for none.</summary>
    public async Task<TEntity?> PickAsync<TEntity>(
        SimulatedTenant tenant,
        Func<TEntity, bool>? where = null
    )
        where TEntity : class, ISubject
    {
        await using var db = Server.Storage.Database.Open(tenant.Scope);
        var all = await db.Set<TEntity>().ToListAsync();
        // Ids rise in the order in which they were made.
        List<TEntity> found =
        [
            .. all.Where(where ?? (_ => true)).OrderBy(entity => entity.Subject.Id),
        ];
        return found.Count == 0 ? null : Dice.Of(found);
    }

    /// <summary>How many of them the tenant has.</summary>
    public async Task<int> CountAsync<TEntity>(SimulatedTenant tenant)
        where TEntity : class, ISubject
    {
        await using var db = Server.Storage.Database.Open(tenant.Scope);
        return await db.Set<TEntity>().CountAsync();
    }

    /// <summary>Somebody outside pays into the account.</summary>
    public void PayIn(VirtualAccount account, long minorUnits, string reference)
    {
        var amount = new Money(minorUnits, account.Currency);
        var (to, from) = account.Iban is { } iban
            ? (RailAccount.Iban(iban), RailAccount.Iban("DE89370400440532013000"))
            : (
                RailAccount.Bsb(account.Bsb!, account.AccountNumber!),
                RailAccount.Bsb("062000", "87654321")
            );
        Rail.Credit(
            RailRules.ForDeposit(amount),
            string.Create(CultureInfo.InvariantCulture, $"pay-in-{++_payIns}"),
            new(amount, to, "Pat Payer", from, reference)
        );
    }

    /// <summary>Somebody outside pays into an account of the platform's.</summary>
    public void PayIntoFundingAccount(Money amount, string payer, string text) =>
        Rail.Credit(
            RailRules.ForDeposit(amount),
            string.Create(CultureInfo.InvariantCulture, $"pay-in-{++_payIns}"),
            new(
                amount,
                FundingAccountDirectory
                    .For("", TenantEnvironment.Sandbox, [amount.Currency])[0]
                    .Account,
                payer,
                RailAccount.Iban("DE89370400440532013000"),
                text
            )
        );

    public async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        _file.Dispose();
    }

    private async Task StartServerAsync() =>
        Server = await SimulatedServer.StartAsync(_file, Clock, GateOf, _outside);

    private SimulatedGate GateOf(PaymentsStorage storage) =>
        new(storage.Gate, Crash, _file, Dice, Trace, _sabotage);

    private Order<TResult> Remember<TResult>(Caller caller, Command<TResult> command, bool creates)
        where TResult : class, ISubject
    {
        var key = string.Create(CultureInfo.InvariantCulture, $"order-{_orders.Count + 1}");
        var order = new Order<TResult>(key, caller, command) { Creates = creates };
        _orders.Add(order);
        return order;
    }
}
