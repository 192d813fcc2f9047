using Microsoft.EntityFrameworkCore;
using Payments.Domain.Errors;
using Payments.Domain.Identity;
using Payments.Domain.Outbox;
using Payments.Domain.Tenancy;
using Payments.Domain.Webhooks;
using Payments.Storage;
using Payments.Tests.Kit;
using static Payments.Tests.Kit.PaymentsWorld;

namespace Payments.Tests.Webhooks;

/// <summary>How long deliveries are kept, on a clock that the test moves.</summary>
public sealed class WebhookRetentionTests
{
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    public static TheoryData<StorageProvider> Databases => TestDatabase.Both;

    [Theory, MemberData(nameof(Databases))]
    public async Task What_ended_long_ago_is_removed_and_nothing_else(StorageProvider provider)
    {
        await using var world = await PaymentsWorld.StartAsync(provider);
        var endpoint = await GivenEndpointAsync(world);
        await GivenDeliveryAsync(world, endpoint, 200);
        await GivenDeliveryAsync(world, endpoint, 500);
        await GivenDeliveryAsync(world, endpoint, answer: null);
        var sweeper = SweeperOf(world, world.Storage);

        world.Clock.Advance((30 * Day) - TimeSpan.FromSeconds(1));
        (await sweeper.PassAsync(Cancel)).ShouldBe(0, "it is too early");
        (await StatusesAsync(world)).ShouldBe(["Dead", "Delivered", "Pending"]);
        world.Clock.Advance(TimeSpan.FromSeconds(1));
        (await sweeper.PassAsync(Cancel)).ShouldBe(1);
        (await StatusesAsync(world)).ShouldBe(["Dead", "Pending"]);
        world.Clock.Advance(60 * Day);
        (await sweeper.PassAsync(Cancel)).ShouldBe(1);
        (await StatusesAsync(world)).ShouldBe(["Pending"]);
        world.Clock.Advance(1_000 * Day);
        (await sweeper.PassAsync(Cancel)).ShouldBe(0, "what has not ended is kept");
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Many_are_removed_piece_by_piece_by_two_nodes_at_once(StorageProvider provider)
    {
        await using var world = await PaymentsWorld.StartAsync(provider);
        await using var second =
            provider is StorageProvider.Postgres ? await world.StartNodeAsync() : null;
        var endpoint = await GivenEndpointAsync(world);
        const int Count = (2 * WebhookSweeper.PieceSizeMax) + 1;
        await Task.WhenAll(
            Enumerable.Range(0, Count).Select(_ => GivenDeliveryAsync(world, endpoint, 200))
        );
        world.Clock.Advance(31 * Day);
        await GivenDeliveryAsync(world, endpoint, 200);

        await Task.WhenAll(
            SweeperOf(world, world.Storage).PassAsync(Cancel),
            SweeperOf(world, second ?? world.Storage).PassAsync(Cancel)
        );

        (await StatusesAsync(world)).ShouldBe(["Delivered"], "the one that is new");
    }

    [Fact]
    public async Task A_key_whose_delivery_is_gone_says_so()
    {
        await using var world = await PaymentsWorld.StartAsync(StorageProvider.Sqlite);
        var endpoint = await GivenEndpointAsync(world);
        var test = new TestWebhookEndpoint(endpoint.Id);
        var admin = await AdminAsync(world);
        var made = (await world.RunAsync(test, "key", admin)).Value;
        await AnswerAsync(world, made, 200);
        (await world.RunAsync(test, "key", admin)).Replayed.ShouldBeTrue();
        world.Clock.Advance(30 * Day);
        await SweeperOf(world, world.Storage).PassAsync(Cancel);

        var refusal = await Should.ThrowAsync<NotFoundException>(() =>
            world.RunAsync(test, "key", admin)
        );

        refusal.Path.ShouldBe(["input", "idempotencyKey"]);
        await Should.ThrowAsync<NotFoundException>(() =>
            world.RunAsync(new ResendWebhookDelivery(made.Id), caller: admin)
        );
    }

    private static WebhookSweeper SweeperOf(PaymentsWorld world, PaymentsStorage node) =>
        new(node.Gate, node.Database, world.Clock);

    private static async Task<WebhookEndpoint> GivenEndpointAsync(PaymentsWorld world) =>
        (
            await world.RunAsync(
                new CreateWebhookEndpoint("https://example.com/hooks", null, [], null),
                caller: await AdminAsync(world)
            )
        ).Value;

    /// <param name="answer">The status that ended it; null while it has not ended.</param>
    private static async Task GivenDeliveryAsync(
        PaymentsWorld world,
        WebhookEndpoint endpoint,
        int? answer
    )
    {
        var test = new TestWebhookEndpoint(endpoint.Id);
        var made = await world.RunAsync(test, caller: await AdminAsync(world));
        if (answer is { } status)
        {
            await AnswerAsync(world, made.Value, status);
        }
    }

    private static async Task AnswerAsync(PaymentsWorld world, WebhookDelivery delivery, int status)
    {
        await using var db = world.Open();
        var item = await db.Set<OutboxItem>()
            .SingleAsync(item => item.SubjectId == delivery.Id.Value, Cancel);
        var failure = status == 200 ? null : (WebhookFailure?)WebhookFailure.StatusRefused;
        await world.RunAsync(
            new RecordWebhookAttempt(
                delivery.Id,
                new(WebhookSchedule.AttemptsMax, world.Clock.GetUtcNow(), 1, status, failure, null),
                item.Id
            ),
            caller: world.Caller.As(Actor.Platform)
        );
    }

    private static async Task<Caller> AdminAsync(PaymentsWorld world)
    {
        await using var db = world.Open();
        var member =
            await db.Set<Member>().FirstOrDefaultAsync(Cancel)
            ?? (
                await world.RunAsync(
                    new JoinMember(
                        $"{Guid.CreateVersion7():n}@acme.example",
                        "-",
                        [MemberAccess.Admin]
                    )
                )
            ).Value;
        return world.Caller with { PrincipalId = member.Id.ToString() };
    }

    private static async Task<string[]> StatusesAsync(PaymentsWorld world)
    {
        await using var db = world.Open();
        var deliveries = await db.Set<WebhookDelivery>().ToListAsync(Cancel);
        return
        [
            .. deliveries.Select(delivery => $"{delivery.Status}").Order(StringComparer.Ordinal),
        ];
    }
}
