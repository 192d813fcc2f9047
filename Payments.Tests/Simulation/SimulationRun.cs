using Payments.Domain.Rails;
using Payments.Domain.Values;
using Payments.Domain.VirtualAccounts;
using Payments.Storage.Outbox;
using Payments.Tests.Simulation.Activities;

namespace Payments.Tests.Simulation;

/// <summary>
/// One run: a number of steps that chance chooses, then rest, then the checks that the world is as
/// it has to be.
/// </summary>
internal sealed class SimulationRun(SimulatedWorld simulation)
{
    private const int Steps = 120;
    private const int RestMax = 400;
    private const int ThemeFactor = 5;

    // Most activities need something that is not there yet.
    private const int ThoughtsMax = 3;

    private readonly Plan _plan = Plan.For(simulation.Dice.Of(Enum.GetValues<Theme>()));

    private Dice Dice => simulation.Dice;

    private Trace Trace => simulation.Trace;

    private bool IsAboutOutages => _plan.Theme is Theme.Outages;

    private SimulatedServer Server => simulation.Server;

    /// <returns>What happened.</returns>
    /// <exception cref="SimulationFailedException">Something was wrong; its message says all.</exception>
    public static async Task<Trace> RunAsync(int seed, Sabotage? sabotage = null)
    {
        await using var simulation = await SimulatedWorld.StartAsync(seed, sabotage);
        try
        {
            await new SimulationRun(simulation).RunAsync();
            return simulation.Trace;
        }
        catch (Exception exception)
        {
            throw new SimulationFailedException(seed, simulation.Trace, exception);
        }
    }

    private async Task RunAsync()
    {
        foreach (var tenant in simulation.Tenants)
        {
            await SettleInAsync(tenant);
        }

        for (var step = 0; step < Steps; step++)
        {
            await StepAsync(Choose());
        }

        await RestAsync();
        await Checks.AtRestAsync(simulation);
    }

    /// <summary>Somebody to pay and something to pay with, at home and abroad.</summary>
    private async Task SettleInAsync(SimulatedTenant tenant)
    {
        foreach (var currency in new[] { Currency.Aud, Currency.Eur })
        {
            await SendAsync(
                (
                    await simulation.CreateAsync(
                        tenant,
                        new CreateVirtualAccount("Collections", currency, null)
                    )
                )!
            );
        }

        foreach (var account in new[] { StoreRecipient.AtHome, StoreRecipient.Abroad })
        {
            await SendAsync((await simulation.CreateAsync(tenant, StoreRecipient.With(account)))!);
        }

        for (var payIn = 0; payIn < 3; payIn++)
        {
            simulation.PayIn(
                (await simulation.PickAsync<VirtualAccount>(tenant))!,
                300_000,
                "Order 11"
            );
        }
    }

    private async Task StepAsync(Func<Task> act)
    {
        try
        {
            await act();
        }
        catch (ServerCrashedException)
        {
            // It is dead already.
        }

        if (simulation.Crash.IsDead)
        {
            await simulation.RestartAsync();
            await Checks.AlwaysAsync(simulation);
        }

        simulation.Rail.RequireSound();
        simulation.Market.RequireSound();
        simulation.Receiver.RequireSound();
    }

    private Func<Task> Choose()
    {
        List<(int, Func<Task>)> steps =
        [
            (40, AskAsync),
            (6, AskTogetherAsync),
            (22, () => PumpAsync(Dice.Of(Server.Pumps))),
            (6, DispatchAsync),
            (6, FireTimersAsync),
            (8, PassTimeAsync),
            (2, AdvanceTestClockAsync),
            (8, () => simulation.Events.CatchUpAsync(Server, Trace)),
            (2, CrashAsync),
            (6, ArmAsync),
            (6, KeepOutagesAsync),
            (IsAboutOutages ? 6 : 2, BreakRailAsync),
        ];
        if (simulation.Rail.Down.Count > 0)
        {
            steps.Add((IsAboutOutages ? 2 : 4, MendRailAsync));
        }

        if (simulation.Rail.HasNews)
        {
            steps.Add((24, () => DeliverAsync(simulation.Rail.NextNotice(keep: false))));
            steps.Add((5, () => DeliverAsync(simulation.Rail.NextNotice(keep: true))));
            steps.Add((3, LoseAsync));
        }

        if (simulation.Rail.Credits.Count > 0)
        {
            steps.Add((3, RecallAsync));
        }

        if (simulation.Orders.Any(order => order.State is OrderState.Unanswered))
        {
            steps.Add((12, () => AskAgainAsync(OrderState.Unanswered)));
        }

        if (simulation.Orders.Any(order => order.State is OrderState.Accepted))
        {
            steps.Add((4, () => AskAgainAsync(OrderState.Accepted)));
        }

        return Dice.Of(steps);
    }

    private async Task<Order?> ThinkAsync(SimulatedTenant tenant)
    {
        for (var left = ThoughtsMax; left > 0; left--)
        {
            if (await Dice.Of(_plan.Activities).ThinkAsync(simulation, tenant) is { } order)
            {
                return order;
            }
        }

        return null;
    }

    private async Task AskAsync()
    {
        var tenant = Dice.Of(simulation.Tenants);
        if (await ThinkAsync(tenant) is { } order)
        {
            Trace.Write($"{tenant.Name} asks {order.Operation} {order.Key}");
            await SendAsync(order);
        }
    }

    private async Task AskTogetherAsync()
    {
        List<Order> orders = [];
        for (var left = Dice.Between(2, 6); left > 0; left--)
        {
            var tenant = Dice.Of(simulation.Tenants);
            if (await ThinkAsync(tenant) is { } order)
            {
                Trace.Write($"{tenant.Name} asks {order.Operation} {order.Key}, with others");
                orders.Add(order);
            }
        }

        if (orders.Count > 0)
        {
            await Server.Gate.TogetherAsync(
                [
                    .. orders.Select(order =>
                        (Func<Domain.Commands.IWriteGate, Task>)order.SendAsync
                    ),
                ],
                orders[0].Caller
            );
            orders.ForEach(Hear);
        }
    }

    private Task AskAgainAsync(OrderState state)
    {
        var order = Dice.Of([.. simulation.Orders.Where(order => order.State == state)]);
        Trace.Write($"again {order.Operation} {order.Key}");
        return SendAsync(order);
    }

    private async Task SendAsync(Order order)
    {
        await order.SendAsync(Server.Gate);
        Hear(order);
    }

    private void Hear(Order order) => Trace.Write($"  {order.Key}: {order.Hear(Trace)}");

    private Task<int> PumpAsync((string Kind, OutboxPump Pump) pump)
    {
        Trace.Write($"the outbox of {pump.Kind} is looked through");
        return pump.Pump.PassAsync(CancellationToken.None);
    }

    private Task DispatchAsync()
    {
        Trace.Write("the log is read for the webhooks");
        return Server.Webhooks.PassAsync(Dice.Throw(20) + 1);
    }

    private Task<int> FireTimersAsync()
    {
        Trace.Write("the timers are looked through");
        return Server.Timers.PassAsync(CancellationToken.None);
    }

    private Task PassTimeAsync()
    {
        var time = Dice.OneIn(3)
            ? TimeSpan.FromMinutes(Dice.Between(10, 2_000))
            : TimeSpan.FromSeconds(Dice.Between(1, 200));
        simulation.Clock.Advance(time);
        Trace.Write($"{time} pass");
        return Task.CompletedTask;
    }

    private async Task AdvanceTestClockAsync()
    {
        var tenant = Dice.Of(simulation.Tenants);
        var to = await simulation.NowAsync(tenant) + TimeSpan.FromMinutes(Dice.Between(1, 3_000));
        Trace.Write($"{tenant.Name} moves its clock to {to:MM-dd HH:mm:ss}");
        await Server.Timers.AdvanceAsync(tenant.Maker, to, CancellationToken.None);
    }

    private async Task DeliverAsync(RailNotice notice)
    {
        var told = notice.Reports.Select(report =>
            $"{simulation.Rail.NameOf(report.InstructionId)} {report.Outcome}"
        );
        Trace.Write(
            $"{notice.NoticeId}: {string.Join(", ", told.Concat(notice.Credits.Select(credit => credit.CreditId)).Concat(notice.Recalls.Select(recall => recall.RecallId)))}"
        );
        try
        {
            var unclaimed = await Server.Receiver.TakeAsync(notice, CancellationToken.None);
            simulation.Crash.BeforeAnswer(notice.NoticeId);
            simulation.Rail.Acknowledged(notice, unclaimed);
        }
        catch
        {
            simulation.Rail.Keep(notice);
            throw;
        }
    }

    private Task LoseAsync()
    {
        var notice = simulation.Rail.NextNotice(keep: true);
        Trace.Write($"{notice.NoticeId} is lost on its way");
        return Task.CompletedTask;
    }

    private Task RecallAsync()
    {
        simulation.Rail.RecallAny();
        return Task.CompletedTask;
    }

    private Task<int> KeepOutagesAsync()
    {
        Trace.Write("the keeper of outages looks");
        return Server.Outages.PassAsync(CancellationToken.None);
    }

    private async Task BreakRailAsync()
    {
        // Most withdrawals go by one of them.
        var scheme = Dice.OneIn(2) ? RailScheme.Npp : Dice.Of(Enum.GetValues<RailScheme>());
        simulation.Rail.Down.Add(scheme);
        Trace.Write($"{scheme} goes down");
        if (IsAboutOutages)
        {
            await NoticeOutageAsync();
        }
    }

    /// <summary>Chance would hardly ever try one instruction twice, and pay out afterwards.</summary>
    private async Task NoticeOutageAsync()
    {
        await PayOutAsync();
        for (var attempt = 0; attempt < 2; attempt++)
        {
            await PumpAsync(Server.Pumps.First(pump => pump.Kind == RailOrder.OutboxKind));
            simulation.Clock.Advance(TimeSpan.FromSeconds(5));
        }

        for (var left = Dice.Between(1, 4); left > 0; left--)
        {
            await PayOutAsync();
        }
    }

    private async Task PayOutAsync()
    {
        var tenant = Dice.Of(simulation.Tenants);
        if (await new PayOut().ThinkAsync(simulation, tenant) is { } order)
        {
            await SendAsync(order);
        }
    }

    private Task MendRailAsync()
    {
        var scheme = Dice.Of([.. simulation.Rail.Down.Order()]);
        simulation.Rail.Down.Remove(scheme);
        Trace.Write($"{scheme} is up again");
        return Task.CompletedTask;
    }

    private Task CrashAsync()
    {
        simulation.Crash.Die("between two steps");
        return Task.CompletedTask;
    }

    private Task ArmAsync()
    {
        simulation.Crash.Arm(stepsMax: 8);
        return Task.CompletedTask;
    }

    /// <summary>Nobody asks for anything new, nothing fails, and time passes until nothing moves.</summary>
    private async Task RestAsync()
    {
        Trace.Write("the day ends");
        simulation.CalmDown();
        for (var round = 0; round < RestMax; round++)
        {
            await RoundAsync();
            if (await Checks.IsAtRestAsync(simulation))
            {
                await simulation.Events.CatchUpAsync(Server, Trace);
                return;
            }
        }

        throw new SimulationFaultException("It does not come to rest.");
    }

    private async Task RoundAsync()
    {
        simulation.Rail.Settle();
        while (simulation.Rail.HasNews)
        {
            await DeliverAsync(simulation.Rail.NextNotice(keep: false));
        }

        while (simulation.Orders.Any(order => order.State is OrderState.Unanswered))
        {
            await AskAgainAsync(OrderState.Unanswered);
        }

        foreach (var tenant in simulation.Tenants)
        {
            if (await PlayOutage.StopAsync(simulation, tenant) is { } order)
            {
                await SendAsync(order);
            }
        }

        await DispatchAsync();
        foreach (var pump in Server.Pumps)
        {
            await PumpAsync(pump);
        }

        await KeepOutagesAsync();
        await FireTimersAsync();
        simulation.Clock.Advance(TimeSpan.FromHours(9));
        simulation.Rail.RequireSound();
    }

    /// <summary>What a seed is mostly about.</summary>
    private sealed record Plan(
        Theme Theme,
        IReadOnlyList<(int Weight, Activity Activity)> Activities
    )
    {
        public static Plan For(Theme theme) =>
            new(
                theme,
                [
                    .. Activity.All.Select(one =>
                        (
                            one.Theme == theme && theme is not Theme.Anything
                                ? one.Weight * ThemeFactor
                                : one.Weight,
                            one
                        )
                    ),
                ]
            );
    }
}
