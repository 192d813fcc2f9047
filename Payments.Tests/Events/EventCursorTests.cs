using Payments.Domain.Events;
using Payments.Tests.Kit;

namespace Payments.Tests.Events;

public sealed class EventCursorTests
{
    private readonly EventCursors _cursors = new([.. Enumerable.Range(0, 32).Select(i => (byte)i)]);
    private readonly Domain.Tenancy.TenantId _tenant = PaymentsWorld.NewCaller().TenantId;

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(long.MaxValue)]
    public void A_cursor_reads_as_it_was_written(long sequence) =>
        _cursors
            .Read(_tenant, "events", _cursors.Write(_tenant, "events", sequence))
            .ShouldBe(sequence);

    [Fact]
    public void A_cursor_works_for_its_tenant_and_its_stream_only()
    {
        var cursor = _cursors.Write(_tenant, "events", 7);

        Refused(() => _cursors.Read(PaymentsWorld.NewCaller().TenantId, "events", cursor));
        Refused(() => _cursors.Read(_tenant, "depositChanged", cursor));
        Refused(() => new EventCursors(new byte[32]).Read(_tenant, "events", cursor));
    }

    [Fact]
    public void Every_altered_character_is_noticed()
    {
        var cursor = _cursors.Write(_tenant, "events", 7);
        for (var place = 0; place < cursor.Length; place++)
        {
            var other = cursor[place] == 'A' ? 'B' : 'A';
            var altered = string.Concat(
                cursor.AsSpan(0, place),
                $"{other}",
                cursor.AsSpan(place + 1)
            );
            Refused(() => _cursors.Read(_tenant, "events", altered));
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("7")]
    [InlineData("!!!!")]
    [InlineData("AQAAAAAAAAAHAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("AQAAAAAAAAAHAAAAAAAAAAAAAAAAAAAA A")]
    [InlineData("é")]
    public void What_is_no_cursor_is_refused(string text) =>
        Refused(() => _cursors.Read(_tenant, "events", text));

    private static void Refused(Func<long> read) =>
        Should.Throw<InvalidCursorException>(() => read());
}
