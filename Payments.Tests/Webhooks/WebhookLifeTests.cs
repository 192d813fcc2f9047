using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Payments.Domain.Commands;
using Payments.Domain.Errors;
using Payments.Domain.Events;
using Payments.Domain.Identity;
using Payments.Domain.Outbox;
using Payments.Domain.Parties;
using Payments.Domain.Senders;
using Payments.Domain.Tenancy;
using Payments.Domain.Webhooks;
using Payments.Storage;
using Payments.Storage.Outbox;
using Payments.Tests.Kit;
using static Payments.Tests.Kit.PaymentsWorld;

namespace Payments.Tests.Webhooks;

/// <summary>Days of attempts, two nodes, and nothing twice: on a clock that the test moves.</summary>
public sealed class WebhookLifeTests
{
    public static TheoryData<StorageProvider> Databases => TestDatabase.Both;

    [Theory, MemberData(nameof(Databases))]
    public async Task What_is_looked_at_again_or_by_two_nodes_at_once_is_queued_once(
        StorageProvider provider
    )
    {
        await using var world = await StartAsync(provider);
        await using var second =
            provider is StorageProvider.Postgres ? await world.StartNodeAsync() : null;
        await GivenEndpointAsync(world);
        await TakeAsync(world, world.Storage);
        await GivenEventsAsync(world, 5);

        await Task.WhenAll(
            Enumerable
                .Range(0, 8)
                .Select(number =>
                    TakeAsync(world, number % 2 == 0 ? world.Storage : second ?? world.Storage)
                )
        );
        await GivenEventsAsync(world, 1);
        await TakeAsync(world, world.Storage);

        (await DeliveriesAsync(world))
            .Select(delivery => delivery.MessageId)
            .ShouldBe(["c3", "c4", "c5", "c6", "c7", "c13"], ignoreOrder: true);
    }

    [Fact]
    public async Task Ten_attempts_over_three_days_then_it_is_dead_and_its_endpoint_disabled()
    {
        await using var world = await StartAsync(StorageProvider.Sqlite);
        await GivenDeliveryAsync(world);
        var post = new Post(_ => new(500, WebhookFailure.StatusRefused, "Broken"));
        var pump = PumpOf(world, post);

        for (var attempt = 1; attempt < WebhookSchedule.AttemptsMax; attempt++)
        {
            (await pump.PassAsync(Cancel)).ShouldBe(1);
            var pause = WebhookSchedule.PauseAfter(attempt)!.Value;
            world.Clock.Advance(pause - TimeSpan.FromMilliseconds(1));
            (await pump.PassAsync(Cancel)).ShouldBe(0, "it is too early");
            world.Clock.Advance(TimeSpan.FromMilliseconds(1));
        }

        (await DeliveriesAsync(world)).Single().Status.ShouldBe(WebhookDeliveryStatus.Pending);
        (await pump.PassAsync(Cancel)).ShouldBe(1);

        var delivery = (await DeliveriesAsync(world)).Single();
        (delivery.Status, delivery.Attempts.Count).ShouldBe((WebhookDeliveryStatus.Dead, 10));
        var endpoint = await EndpointAsync(world);
        (endpoint.Status, endpoint.StatusReason).ShouldBe(
            (WebhookEndpointStatus.Disabled, "NOTHING_TAKEN_FOR_THREE_DAYS")
        );
        post.Sent.Select(message => (message.Id, message.Body)).Distinct().Count().ShouldBe(1);
        post.Sent.Select(message => message.At).Distinct().Count().ShouldBe(10);
    }

    [Fact]
    public async Task One_success_in_between_keeps_an_endpoint_enabled()
    {
        await using var world = await StartAsync(StorageProvider.Sqlite);
        await GivenDeliveryAsync(world);
        var told = (await DeliveriesAsync(world)).Single().MessageId;
        var pump = PumpOf(world, new(message => message.Id != told));
        for (var attempt = 1; attempt < WebhookSchedule.AttemptsMax; attempt++)
        {
            await pump.PassAsync(Cancel);
            var isLast = attempt == WebhookSchedule.AttemptsMax - 1;
            if (isLast)
            {
                await world.RunAsync(
                    new TestWebhookEndpoint((await EndpointAsync(world)).Id),
                    caller: await AdminAsync(world)
                );
                await pump.PassAsync(Cancel);
                (await EndpointAsync(world)).FailingSince.ShouldBeNull();
            }

            world.Clock.Advance(WebhookSchedule.PauseAfter(attempt)!.Value);
        }

        await pump.PassAsync(Cancel);

        (await DeliveriesAsync(world))
            .Select(delivery => delivery.Status)
            .ShouldBe(
                [WebhookDeliveryStatus.Dead, WebhookDeliveryStatus.Delivered],
                ignoreOrder: true
            );
        var endpoint = await EndpointAsync(world);
        (endpoint.Status, endpoint.FailingSince).ShouldBe(
            (WebhookEndpointStatus.Enabled, world.Clock.GetUtcNow())
        );
    }

    [Fact]
    public async Task What_waits_when_its_endpoint_is_disabled_is_dead_at_its_turn()
    {
        await using var world = await StartAsync(StorageProvider.Sqlite);
        await GivenDeliveryAsync(world);
        await world.RunAsync(
            new DisableWebhookEndpoint((await EndpointAsync(world)).Id),
            caller: await AdminAsync(world)
        );
        var post = new Post(_ => new(200, null, null));

        await PumpOf(world, post).PassAsync(Cancel);

        var delivery = (await DeliveriesAsync(world)).Single();
        (delivery.Status, delivery.Attempts.Single().Failure).ShouldBe(
            (WebhookDeliveryStatus.Dead, (WebhookFailure?)WebhookFailure.EndpointNotEnabled)
        );
        post.Sent.ShouldBeEmpty();
    }

    [Fact]
    public async Task An_attempt_is_recorded_once_however_often_it_is_told()
    {
        await using var world = await StartAsync(StorageProvider.Sqlite);
        await GivenDeliveryAsync(world);
        await using var db = world.Open();
        var item = await db.Set<OutboxItem>()
            .SingleAsync(item => item.Kind == WebhookDelivery.OutboxKind, Cancel);
        var attempt = new WebhookAttempt(1, world.Clock.GetUtcNow(), 5, 200, null, null);

        await Task.WhenAll(
            Enumerable
                .Range(0, 20)
                .Select(_ =>
                    world.RunAsync(
                        new RecordWebhookAttempt(
                            WebhookDeliveryId.From(item.SubjectId),
                            attempt,
                            item.Id
                        ),
                        caller: world.Caller.As(Actor.Platform)
                    )
                )
        );

        var delivery = (await DeliveriesAsync(world)).Single();
        (delivery.Status, delivery.Attempts.Count, delivery.Version).ShouldBe(
            (WebhookDeliveryStatus.Delivered, 1, 2)
        );
    }

    [Fact]
    public async Task Outside_of_a_sandbox_nothing_is_sent_in_the_open()
    {
        await using var world = await StartAsync(StorageProvider.Sqlite);
        var live = new Caller(
            TenantId.From(Guid.CreateVersion7()),
            TenantEnvironment.Live,
            Actor.Tenant
        );
        var admin = await AdminAsync(world, live);

        var refused = await Should.ThrowAsync<InvalidInputException>(() =>
            world.RunAsync(
                new CreateWebhookEndpoint("http://example.com/", null, [], null),
                caller: admin
            )
        );

        refused.Path.ShouldBe(["input", "url"]);
        await world.RunAsync(
            new CreateWebhookEndpoint("https://example.com/", null, [], null),
            caller: admin
        );
    }

    [Fact]
    public async Task A_tenant_has_fifty_endpoints_at_most()
    {
        await using var world = await StartAsync(StorageProvider.Sqlite);
        var admin = await AdminAsync(world);
        var create = new CreateWebhookEndpoint("https://example.com/", null, [], null);
        for (var i = 0; i < CreateWebhookEndpoint.EndpointsMax; i++)
        {
            await world.RunAsync(create, caller: admin);
        }

        await Should.ThrowAsync<InvalidInputException>(() => world.RunAsync(create, caller: admin));
    }

    /// <summary>An endpoint for everything, whose creation is event 2: event 1 is the member's.</summary>
    private static async Task GivenEndpointAsync(PaymentsWorld world) =>
        await world.RunAsync(
            new CreateWebhookEndpoint("https://example.com/hooks", null, [], null),
            caller: await AdminAsync(world)
        );

    private static async Task GivenDeliveryAsync(PaymentsWorld world)
    {
        await GivenEndpointAsync(world);
        await GivenEventsAsync(world, 1);
        await TakeAsync(world, world.Storage);
        (await DeliveriesAsync(world)).Count.ShouldBe(1);
    }

    private static async Task GivenEventsAsync(PaymentsWorld world, int count)
    {
        for (var i = 0; i < count; i++)
        {
            await world.RunAsync(
                new CreateSender(PartyName.Company("Bluegum Pty Ltd"), null, null, null, null)
            );
        }
    }

    private static async Task<Caller> AdminAsync(PaymentsWorld world, Caller? of = null)
    {
        var caller = of ?? world.Caller;
        await using var db = world.Open(caller);
        var member =
            await db.Set<Member>().FirstOrDefaultAsync(Cancel)
            ?? (
                await world.RunAsync(
                    new JoinMember(
                        $"{Guid.CreateVersion7():n}@acme.example",
                        "-",
                        [MemberAccess.Admin]
                    ),
                    caller: caller
                )
            ).Value;
        return caller with { PrincipalId = member.Id.ToString() };
    }

    /// <summary>As the dispatcher of a node does.</summary>
    private static async Task TakeAsync(PaymentsWorld world, PaymentsStorage node)
    {
        var records = await node.Events.PageAsync(
            world.TenantId,
            EventFilter.All,
            null,
            1_000,
            Cancel
        );
        await node.Gate.RunAsync(
            new TakeWebhookEvents(
                [.. records.Select(record => new WebhookEvent(record, $"c{record.Sequence}"))],
                records[^1].Sequence
            ),
            world.Caller.As(Actor.Platform),
            Cancel
        );
    }

    private static async Task<List<WebhookDelivery>> DeliveriesAsync(PaymentsWorld world)
    {
        await using var db = world.Open();
        return await db.Set<WebhookDelivery>().ToListAsync(Cancel);
    }

    private static async Task<WebhookEndpoint> EndpointAsync(PaymentsWorld world)
    {
        await using var db = world.Open();
        return await db.Set<WebhookEndpoint>().SingleAsync(Cancel);
    }

    private static OutboxPump PumpOf(PaymentsWorld world, Post post) =>
        new(
            new WebhookSender(post, world.Gate, world.Storage.Database, world.Clock),
            new(world.Storage.Database, world.Clock),
            world.Storage.OutboxSignals,
            world.Gate,
            NullLogger.Instance
        );

    private sealed class Post(Func<WebhookMessage, WebhookResponse> answer) : IWebhookPost
    {
        public Post(Predicate<WebhookMessage> takes)
            : this(message =>
                takes(message)
                    ? new(200, null, null)
                    : new(null, WebhookFailure.ConnectionFailed, null)
            ) { }

        public System.Collections.Concurrent.ConcurrentQueue<WebhookMessage> Sent { get; } = [];

        public Task<WebhookResponse> SendAsync(
            WebhookMessage message,
            CancellationToken cancellationToken
        )
        {
            Sent.Enqueue(message);
            return Task.FromResult(answer(message));
        }
    }
}
