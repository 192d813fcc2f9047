using Payments.GraphQL.Identity;
using Payments.Tests.Sandbox;

namespace Payments.Tests.Identity;

public sealed class LoginLimiterTests
{
    private readonly FakeTime _clock = new(new(2026, 1, 5, 9, 0, 0, TimeSpan.Zero));
    private readonly LoginLimiter _limiter;

    public LoginLimiterTests() =>
        _limiter = new(new() { FailuresMax = 3, FailurePause = TimeSpan.FromSeconds(10) }, _clock);

    [Fact]
    public void A_few_wrong_passwords_cost_nothing()
    {
        _limiter.Fail("a@example.com", "1.1.1.1");
        _limiter.Fail("a@example.com", "1.1.1.1");

        _limiter.Wait("a@example.com", "1.1.1.1").ShouldBe(TimeSpan.Zero);
    }

    [Fact]
    public void After_too_many_the_next_try_waits_and_then_each_one()
    {
        FailThrice();

        _limiter.Wait("a@example.com", "1.1.1.1").ShouldBe(TimeSpan.FromSeconds(10));
        _clock.Advance(TimeSpan.FromSeconds(10));
        _limiter.Wait("a@example.com", "1.1.1.1").ShouldBe(TimeSpan.Zero);
        _limiter.Fail("a@example.com", "1.1.1.1");
        _limiter.Wait("a@example.com", "1.1.1.1").ShouldBe(TimeSpan.FromSeconds(10));
    }

    [Fact]
    public void Others_and_other_addresses_do_not_wait()
    {
        FailThrice();

        _limiter.Wait("b@example.com", "1.1.1.1").ShouldBe(TimeSpan.Zero);
        _limiter.Wait("a@example.com", "2.2.2.2").ShouldBe(TimeSpan.Zero);
    }

    [Fact]
    public void Failures_are_forgiven_with_time()
    {
        FailThrice();
        _clock.Advance(TimeSpan.FromSeconds(30));

        FailThrice();

        _limiter.Wait("a@example.com", "1.1.1.1").ShouldBe(TimeSpan.FromSeconds(10));
    }

    private void FailThrice()
    {
        for (var count = 0; count < 3; count++)
        {
            _limiter.Fail("a@example.com", "1.1.1.1");
        }
    }
}
