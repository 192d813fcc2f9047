using System.Text;
using System.Text.Json.Nodes;
using Microsoft.IdentityModel.Tokens;
using Payments.Domain.Identity;
using Payments.Domain.Ids;
using Payments.Domain.Tenancy;
using Payments.GraphQL.Identity;
using Payments.Tests.Sandbox;

namespace Payments.Tests.Identity;

public sealed class AccessTokensTests : IDisposable
{
    private readonly FakeTime _clock = new(new(2026, 1, 5, 9, 0, 0, TimeSpan.Zero));
    private readonly IdentitySettings _settings = new();
    private readonly SigningKeys _keys = NewKeys();
    private readonly AccessTokens _tokens;
    private readonly LiveSessions _sessions;
    private readonly VerifiedTokens _verified;
    private readonly Session _session;
    private readonly string _token;

    public AccessTokensTests()
    {
        _tokens = new(_keys, _settings, _clock);
        _sessions = new(_clock);
        _verified = new(_tokens, _sessions);
        _session = Session.Open(
            EntityId.New<TenantId>(),
            new(EntityId.New<MemberId>(), _clock.GetUtcNow(), _clock.GetUtcNow().AddHours(4))
        );
        _token = _tokens.Issue(_session, TenantEnvironment.Sandbox);
    }

    [Fact]
    public void A_token_says_who_signed_in_and_until_when()
    {
        var signedIn = _tokens.Verify(_token).ShouldNotBeNull();

        signedIn.Caller.TenantId.ShouldBe(_session.TenantId);
        signedIn.Caller.Environment.ShouldBe(TenantEnvironment.Sandbox);
        signedIn.MemberId.ShouldBe(_session.MemberId);
        signedIn.SessionId.ShouldBe(_session.Id);
        signedIn.ExpiresAt.ShouldBe(_session.ExpiresAt);
        signedIn.Identity!.IsAuthenticated.ShouldBeTrue();
    }

    [Fact]
    public void It_is_a_jwt_signed_by_es256_with_the_published_key()
    {
        var header = Part(0);
        var key = _keys.PublicKeys().Keys.Single();

        header["alg"]!.GetValue<string>().ShouldBe("ES256");
        header["kid"]!.GetValue<string>().ShouldBe(key.Kid);
        (key.Kty, key.Crv, key.Alg).ShouldBe(("EC", "P-256", "ES256"));
    }

    [Fact]
    public void After_four_hours_it_is_refused()
    {
        _clock.Advance(TimeSpan.FromHours(4));

        _tokens.Verify(_token).ShouldBeNull();
    }

    [Fact]
    public void A_token_of_another_key_or_issuer_is_refused()
    {
        using var others = NewKeys();
        var forged = new AccessTokens(others, _settings, _clock);
        var elsewhere = new AccessTokens(_keys, new() { Issuer = "elsewhere" }, _clock);

        _tokens.Verify(forged.Issue(_session, TenantEnvironment.Sandbox)).ShouldBeNull();
        _tokens.Verify(elsewhere.Issue(_session, TenantEnvironment.Sandbox)).ShouldBeNull();
    }

    [Theory]
    [InlineData("{\"alg\":\"none\",\"typ\":\"JWT\"}")]
    [InlineData("{\"alg\":\"nOnE\",\"typ\":\"JWT\"}")]
    [InlineData("{\"alg\":\"HS256\",\"typ\":\"JWT\"}")]
    [InlineData("{\"alg\":\"ES384\",\"typ\":\"JWT\"}")]
    public void Another_algorithm_is_refused_with_and_without_the_signature(string header)
    {
        var parts = _token.Split('.');
        var other = Base64UrlEncoder.Encode(header);

        _tokens.Verify($"{other}.{parts[1]}.{parts[2]}").ShouldBeNull();
        _tokens.Verify($"{other}.{parts[1]}.").ShouldBeNull();
    }

    [Fact]
    public void A_changed_payload_is_refused()
    {
        var payload = Part(1);
        payload["tenant"] = EntityId.New<TenantId>().ToString();
        var parts = _token.Split('.');
        var changed = Base64UrlEncoder.Encode(payload.ToJsonString());

        _tokens.Verify($"{parts[0]}.{changed}.{parts[2]}").ShouldBeNull();
    }

    [Fact]
    public void A_signature_of_zeros_is_refused()
    {
        var parts = _token.Split('.');
        var zeros = Base64UrlEncoder.Encode(new byte[64]);

        _tokens.Verify($"{parts[0]}.{parts[1]}.{zeros}").ShouldBeNull();
    }

    [Theory]
    [InlineData("")]
    [InlineData("rubbish")]
    [InlineData("a.b.c")]
    [InlineData("a.b.c.d.e")]
    [InlineData("..")]
    [InlineData("{\"payload\":\"\",\"signatures\":[]}")]
    public void Rubbish_is_refused(string text) => _tokens.Verify(text).ShouldBeNull();

    [Fact]
    public void Longer_than_any_of_ours_is_not_looked_at() =>
        _tokens.Verify(_token + new string('A', AccessTokens.LengthMax)).ShouldBeNull();

    [Fact]
    public void A_verified_token_is_remembered()
    {
        var first = _verified.Find(_token);

        _verified.Find(_token).ShouldBeSameAs(first.ShouldNotBeNull());
    }

    [Fact]
    public void A_remembered_token_ends_with_its_session()
    {
        _verified.Find(_token).ShouldNotBeNull();

        _sessions.Revoke(_session.Id, _session.ExpiresAt);

        _verified.Find(_token).ShouldBeNull();
    }

    [Fact]
    public void A_remembered_token_ends_with_its_time()
    {
        _verified.Find(_token).ShouldNotBeNull();

        _clock.Advance(TimeSpan.FromHours(4));

        _verified.Find(_token).ShouldBeNull();
    }

    [Fact]
    public void The_private_key_is_kept_encrypted_when_there_is_a_passphrase()
    {
        const string Passphrase = "correct horse battery";
        var kept = new SigningKey
        {
            Purpose = "test",
            KeyId = "k1",
            Pem = SigningKeys.NewPem(Passphrase),
            CreatedAt = _clock.GetUtcNow(),
        };

        kept.Pem.ShouldStartWith("-----BEGIN ENCRYPTED PRIVATE KEY-----");
        using var keys = SigningKeys.Read(kept, Passphrase);
        keys.Key.KeyId.ShouldBe("k1");
        Should.Throw<System.Security.Cryptography.CryptographicException>(() =>
            SigningKeys.Read(kept, "another passphrase")
        );
    }

    [Fact]
    public void A_password_matches_its_own_hash_alone()
    {
        var passwords = new Passwords();
        var hash = passwords.Hash("right");

        passwords.Match(hash, "right").ShouldBeTrue();
        passwords.Match(hash, "wrong").ShouldBeFalse();
        passwords.Match(null, "right").ShouldBeFalse();
    }

    public void Dispose() => _keys.Dispose();

    private static SigningKeys NewKeys() =>
        SigningKeys.Read(
            new()
            {
                Purpose = "test",
                KeyId = Guid.CreateVersion7().ToString("N"),
                Pem = SigningKeys.NewPem(null),
                CreatedAt = DateTimeOffset.UnixEpoch,
            },
            null
        );

    private JsonNode Part(int index) =>
        JsonNode.Parse(
            Encoding.UTF8.GetString(Base64UrlEncoder.DecodeBytes(_token.Split('.')[index]))
        )!;
}
