using Payments.Domain.Identity;
using Payments.Domain.Ids;
using Payments.Domain.Tenancy;
using Payments.GraphQL.Identity;
using Payments.Tests.Sandbox;

namespace Payments.Tests.Identity;

public sealed class LiveSessionsTests
{
    private readonly FakeTime _clock = new(new(2026, 1, 5, 9, 0, 0, TimeSpan.Zero));
    private readonly LiveSessions _sessions;
    private readonly SignedIn _signedIn;

    public LiveSessionsTests()
    {
        _sessions = new(_clock);
        _signedIn = SomeoneUntil(_clock.GetUtcNow().AddHours(4));
    }

    [Fact]
    public void A_session_lives_until_it_expires()
    {
        _sessions.EndReason(_signedIn).ShouldBeNull();

        _clock.Advance(TimeSpan.FromHours(4));

        _sessions.EndReason(_signedIn).ShouldBe(SessionEnd.Expired);
    }

    [Fact]
    public void A_revoked_session_is_over_and_others_are_not()
    {
        _sessions.Revoke(_signedIn.SessionId, _signedIn.ExpiresAt);

        _sessions.EndReason(_signedIn).ShouldBe(SessionEnd.Revoked);
        _sessions.EndReason(SomeoneUntil(_signedIn.ExpiresAt)).ShouldBeNull();
    }

    [Fact]
    public void Its_streams_hear_of_the_revocation()
    {
        using var first = _sessions.Watch(_signedIn);
        using var second = _sessions.Watch(_signedIn);

        _sessions.Revoke(_signedIn.SessionId, _signedIn.ExpiresAt);

        (first.Ended.IsCancellationRequested, second.Ended.IsCancellationRequested).ShouldBe(
            (true, true)
        );
    }

    [Fact]
    public void Its_streams_hear_of_the_expiry()
    {
        using var watch = _sessions.Watch(_signedIn);
        watch.Ended.IsCancellationRequested.ShouldBeFalse();

        _clock.Advance(TimeSpan.FromHours(4));

        watch.Ended.IsCancellationRequested.ShouldBeTrue();
    }

    [Fact]
    public void A_stream_that_comes_after_the_revocation_hears_of_it()
    {
        _sessions.Revoke(_signedIn.SessionId, _signedIn.ExpiresAt);

        using var watch = _sessions.Watch(_signedIn);

        watch.Ended.IsCancellationRequested.ShouldBeTrue();
    }

    [Fact]
    public void A_stream_that_left_does_not_take_the_watch_from_the_others()
    {
        using var stays = _sessions.Watch(_signedIn);
        _sessions.Watch(_signedIn).Dispose();

        _sessions.Revoke(_signedIn.SessionId, _signedIn.ExpiresAt);

        stays.Ended.IsCancellationRequested.ShouldBeTrue();
    }

    [Fact]
    public void A_new_stream_after_the_last_one_left_is_told_as_well()
    {
        _sessions.Watch(_signedIn).Dispose();
        using var watch = _sessions.Watch(_signedIn);

        _sessions.Revoke(_signedIn.SessionId, _signedIn.ExpiresAt);

        watch.Ended.IsCancellationRequested.ShouldBeTrue();
    }

    private static SignedIn SomeoneUntil(DateTimeOffset expiresAt) =>
        new(
            EntityId.New<TenantId>(),
            TenantEnvironment.Sandbox,
            EntityId.New<MemberId>(),
            EntityId.New<SessionId>(),
            expiresAt
        );
}
