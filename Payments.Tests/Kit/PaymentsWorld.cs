using Payments.Domain.Commands;
using Payments.Domain.Ids;
using Payments.Domain.Ledger;
using Payments.Domain.Reviews;
using Payments.Domain.Storage;
using Payments.Domain.Tenancy;
using Payments.Domain.Values;
using Payments.Storage;
using Payments.Storage.Migrations;

namespace Payments.Tests.Kit;

/// <summary>A running store with one tenant, and the states that tests start from.</summary>
public sealed class PaymentsWorld : IAsyncDisposable
{
    private readonly TestDatabase _database;

    private PaymentsWorld(TestDatabase database, PaymentsStorage storage)
    {
        _database = database;
        Storage = storage;
    }

    public PaymentsStorage Storage { get; private set; }

    public IWriteGate Gate => Storage.Gate;

    public Caller Caller { get; private init; } = NewCaller();

    public TenantId TenantId => Caller.TenantId;

    public required ManualClock Clock { get; init; }

    public static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static Caller NewCaller() =>
        new(EntityId.New<TenantId>(), TenantEnvironment.Sandbox, Actor.Tenant);

    public static Task<PaymentsWorld> StartAsync(StorageProvider provider) =>
        StartAsync(provider, NewCaller(), ReviewSettings.None);

    /// <summary>A world whose tenant is LIVE, on a platform that reviews.</summary>
    public static Task<PaymentsWorld> StartLiveAsync(
        StorageProvider provider,
        ReviewSettings reviews
    ) => StartAsync(provider, NewCaller() with { Environment = TenantEnvironment.Live }, reviews);

    private static async Task<PaymentsWorld> StartAsync(
        StorageProvider provider,
        Caller caller,
        ReviewSettings reviews
    )
    {
        var database = await TestDatabase.CreateAsync(provider);
        var clock = new ManualClock(new(2026, 1, 5, 9, 0, 0, TimeSpan.Zero));
        var storage = await PaymentsStorage.StartAsync(
            database.Settings,
            clock,
            Cancel,
            reviews: reviews
        );
        var world = new PaymentsWorld(database, storage) { Caller = caller, Clock = clock };
        await world.ExecuteAsync(ParcelMapping.Sql);
        return world;
    }

    /// <summary>Another process on the same database; only PostgreSQL allows several.</summary>
    public Task<PaymentsStorage> StartNodeAsync() =>
        PaymentsStorage.StartAsync(_database.Settings, Clock, Cancel);

    /// <summary>Stops and starts on the same database.</summary>
    public async Task RestartAsync()
    {
        await StopAsync();
        await ResumeAsync();
    }

    public ValueTask StopAsync() => Storage.DisposeAsync();

    public async Task ResumeAsync() => Storage = await StartNodeAsync();

    /// <summary>Another process works on the stopped world's database until it is killed.</summary>
    public Task<List<string>> KillProcessUnderLoadAsync(int round, int acknowledgedMin) =>
        CrashVictim.KillUnderLoadAsync(_database, TenantId, round, acknowledgedMin);

    public PaymentsDb Open(Caller? caller = null) =>
        Storage.Database.Open(TenantScope.Of((caller ?? Caller).TenantId));

    public PaymentsDb OpenAll() => Storage.Database.Open(TenantScope.Platform);

    internal Task<CommandResult<TResult>> RunAsync<TResult>(
        Command<TResult> command,
        string? key = null,
        Caller? caller = null
    )
        where TResult : class =>
        Gate.RunAsync(
            command,
            caller ?? Caller,
            key is null ? CommandOptions.Default : CommandOptions.Keyed(key),
            Cancel
        );

    internal Task DoAsync(Func<Work, ValueTask> act, Caller? caller = null) =>
        RunAsync(new Do(act), caller: caller);

    public Task GivenFundsAsync(long minorUnits, Caller? caller = null) =>
        RunAsync(new Fund(Aud(minorUnits)), caller: caller);

    public static Money Aud(long minorUnits) => new(minorUnits, Currency.Aud);

    public async Task<Balance> AvailableAsync(Caller? caller = null)
    {
        var balance = default(Balance);
        await DoAsync(
            async work =>
                balance = await work.Ledger.BalanceAsync(new(AccountKind.Available, Currency.Aud)),
            caller
        );
        return balance;
    }

    /// <summary>SQL straight at the database, with the type tokens of migrations.</summary>
    public async Task<object?> ExecuteAsync(string sql)
    {
        var translated = SqlTypes
            .Of(Storage.Database.Provider)
            .Aggregate(sql, (text, token) => text.Replace(token.Key, token.Value));
        await using var connection = await Storage.Database.OpenWriterAsync(Cancel);
        await using var command = connection.CreateCommand();
        command.CommandText = translated;
        return await command.ExecuteScalarAsync(Cancel);
    }

    public async ValueTask DisposeAsync()
    {
        await Storage.DisposeAsync();
        _database.Dispose();
    }
}
