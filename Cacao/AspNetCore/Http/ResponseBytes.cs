using System.IO.Pipelines;

namespace Cacao.AspNetCore.Http;

/// <summary>Writes bytes of any length without asking the pipe for one block of that length.</summary>
internal static class ResponseBytes
{
    public static void WriteBytes(this PipeWriter writer, ReadOnlySpan<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            var target = writer.GetSpan();
            var count = Math.Min(target.Length, bytes.Length);
            bytes[..count].CopyTo(target);
            writer.Advance(count);
            bytes = bytes[count..];
        }
    }
}
