using FsCheck.Fluent;
using Microsoft.EntityFrameworkCore;
using Payments.Domain.Errors;
using Payments.Domain.Ids;
using Payments.Domain.Ledger;
using Payments.Domain.Values;
using Payments.Storage;
using Payments.Tests.Kit;
using static Payments.Tests.Kit.PaymentsWorld;

namespace Payments.Tests.Ledger;

/// <summary>Whatever is done to a book, it stays right; and a plain model agrees with each decision.</summary>
public sealed class LedgerPropertyTests
{
    public enum Step
    {
        Fund,
        Spend,
        Hold,
        Capture,
        Release,
        SpendAndRefuse,
    }

    [Theory]
    [InlineData(StorageProvider.Sqlite, 60)]
    [InlineData(StorageProvider.Postgres, 15)]
    public async Task Random_commands_keep_the_book_right(StorageProvider provider, int runs)
    {
        await using var world = await StartAsync(provider);
        var steps =
            from step in Gen.Elements(Enum.GetValues<Step>())
            from amount in Gen.Choose(1, 100)
            select (step, amount);

        foreach (var run in steps.ListOf(40).Sample(runs, 40))
        {
            await RunAsync(world, run);
        }

        await using var all = world.OpenAll();
        var entries = all.AcrossTenants<LedgerEntry>();
        (await entries.SumAsync(entry => entry.Amount, Cancel)).ShouldBe(0);
        (await entries.AnyAsync(Cancel)).ShouldBeTrue();
    }

    private static async Task RunAsync(
        PaymentsWorld world,
        IEnumerable<(Step Step, int Amount)> run
    )
    {
        var caller = NewCaller();
        var model = new Model();
        List<HoldId> holds = [];
        var pending = new List<Task>();
        foreach (var (step, amount) in run)
        {
            var expected = model.Decide(step, amount);
            var isDone = await SucceedsAsync(
                world.DoAsync(work => DoAsync(work, step, amount, holds), caller)
            );
            isDone.ShouldBe(expected, $"{step} {amount}");
        }

        await Task.WhenAll(pending);
        var balance = await world.AvailableAsync(caller);
        (balance.Posted, balance.Held).ShouldBe((Aud(model.Posted), Aud(model.Held)));
        balance.Available.MinorUnits.ShouldBeGreaterThanOrEqualTo(0);
        (
            await new LedgerProof(world.Storage.Database).VerifyAsync(caller.TenantId, Cancel)
        ).ShouldBeNull();
    }

    private static async ValueTask DoAsync(
        Domain.Commands.Work work,
        Step step,
        int amount,
        List<HoldId> holds
    )
    {
        var subject = Subject.Of(work.TenantId);
        switch (step)
        {
            case Step.Fund:
                await work.Ledger.PostAsync(
                    Posting
                        .For("test.funded", subject)
                        .Debit(AccountKind.RailClearing, Aud(amount))
                        .Credit(AccountKind.Available, Aud(amount))
                );
                break;
            case Step.Spend:
            case Step.SpendAndRefuse:
                await work.Ledger.PostAsync(Spend(subject, amount));
                if (step is Step.SpendAndRefuse)
                {
                    throw new ForbiddenException("After the posting.");
                }

                break;
            case Step.Hold:
                holds.Add(
                    await work.Ledger.HoldAsync(
                        new(AccountKind.Available, Currency.Aud),
                        Aud(amount),
                        "test.held",
                        subject
                    )
                );
                break;
            case Step.Capture:
                await work.Ledger.CaptureAsync(NextHold(holds), Spend(subject, 1));
                holds.RemoveAt(0);
                break;
            case Step.Release:
                await work.Ledger.ReleaseAsync(NextHold(holds));
                holds.RemoveAt(0);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(step));
        }
    }

    private static Posting Spend(Subject subject, int amount) =>
        Posting
            .For("test.spent", subject)
            .Debit(AccountKind.Available, Aud(amount))
            .Credit(AccountKind.PendingOut, Aud(amount));

    private static HoldId NextHold(List<HoldId> holds) =>
        holds.Count > 0 ? holds[0] : throw new ForbiddenException("There is no hold.");

    private static async Task<bool> SucceedsAsync(Task task)
    {
        try
        {
            await task;
            return true;
        }
        catch (DomainException)
        {
            return false;
        }
    }

    // The same rules, as plain as can be.
    private sealed class Model
    {
        private readonly Queue<long> _holds = new();

        public long Posted { get; private set; }

        public long Held => _holds.Sum();

        public bool Decide(Step step, long amount)
        {
            switch (step)
            {
                case Step.Fund:
                    Posted += amount;
                    return true;
                case Step.Spend when Posted - Held >= amount:
                    Posted -= amount;
                    return true;
                case Step.Hold when Posted - Held >= amount:
                    _holds.Enqueue(amount);
                    return true;
                case Step.Capture when _holds.Count > 0:
                    _holds.Dequeue();
                    Posted--;
                    return true;
                case Step.Release when _holds.Count > 0:
                    _holds.Dequeue();
                    return true;
                default:
                    return false;
            }
        }
    }
}
