using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace Payments.Benchmarks.Load;

/// <summary>What all connections of a load process counted together.</summary>
internal sealed class LoadCounter
{
    private readonly long _run = Environment.ProcessId % 10_000 * 1_000_000_000L;
    private long _answers;
    private long _failed;
    private long _unique;
    private string? _firstFailure;

    public long Answers => Interlocked.Read(ref _answers);

    public long Failed => Interlocked.Read(ref _failed);

    public string? FirstFailure => _firstFailure;

    public void Count(ReadOnlySpan<byte> answer, ReadOnlySpan<byte> mustContain)
    {
        Interlocked.Increment(ref _answers);
        if (!ResponseFrame.IsOk(answer) || answer.IndexOf(mustContain) < 0)
        {
            Interlocked.Increment(ref _failed);
            _firstFailure ??= Encoding.UTF8.GetString(answer);
        }
    }

    /// <summary>Fills the slot with digits that no request of this process had before.</summary>
    public void WriteUnique(Span<byte> slot) =>
        Utf8Formatter.TryFormat(
            _run + Interlocked.Increment(ref _unique),
            slot,
            out _,
            new System.Buffers.StandardFormat('D', (byte)slot.Length)
        );

    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Answers} answers, {Failed} failed");
}
