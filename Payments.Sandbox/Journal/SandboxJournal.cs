using System.Buffers;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Payments.Sandbox.Journal;

/// <summary>
/// An append-only file of JSON lines. An entry has reached the operating system before Append
/// returns, so it survives the death of the process; a torn last line is cut off at the start.
/// </summary>
internal sealed partial class SandboxJournal(
    IOptions<SandboxOptions> options,
    ILogger<SandboxJournal> logger
) : IDisposable
{
    private readonly Lock _gate = new();
    private readonly ArrayBufferWriter<byte> _line = new(4096);
    private FileStream? _file;

    /// <summary>Reads what is remembered, oldest first, then stands ready to append.</summary>
    public void Open(Action<JournalEntry> replay)
    {
        if (options.Value.JournalPath is not { Length: > 0 } path)
        {
            return;
        }

        if (Path.GetDirectoryName(Path.GetFullPath(path)) is { } folder)
        {
            Directory.CreateDirectory(folder);
        }

        _file = OpenExclusively(path);
        var whole = Replay(_file, path, replay);
        if (whole < _file.Length)
        {
            LogTorn(path, _file.Length - whole);
            _file.SetLength(whole);
        }

        _file.Seek(whole, SeekOrigin.Begin);
    }

    public void Append(JournalEntry entry)
    {
        if (_file is null)
        {
            return;
        }

        lock (_gate)
        {
            _line.ResetWrittenCount();
            using (var writer = new Utf8JsonWriter(_line))
            {
                JsonSerializer.Serialize(writer, entry, SandboxJson.Default.JournalEntry);
            }

            _line.Write("\n"u8);
            WriteWhole(_file, _line.WrittenSpan);
        }
    }

    public void Dispose() => _file?.Dispose();

    /// <summary>A line that did not fit on the disk must not stay as half a line amid whole ones.</summary>
    private static void WriteWhole(FileStream file, ReadOnlySpan<byte> line)
    {
        var start = file.Position;
        try
        {
            file.Write(line);
        }
        catch (IOException)
        {
            file.SetLength(start);
            file.Seek(start, SeekOrigin.Begin);
            throw;
        }
    }

    private static FileStream OpenExclusively(string path)
    {
        try
        {
            return new FileStream(
                path,
                new FileStreamOptions
                {
                    Mode = FileMode.OpenOrCreate,
                    Access = FileAccess.ReadWrite,
                    Share = FileShare.None,
                    // Appends are whole lines already; a second buffer would only delay them.
                    BufferSize = 0,
                }
            );
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new InvalidOperationException(
                $"Sandbox:JournalPath cannot be opened for writing: {exception.Message}",
                exception
            );
        }
    }

    /// <returns>The length of the part that consists of whole lines.</returns>
    private static long Replay(FileStream file, string path, Action<JournalEntry> replay)
    {
        var lines = new LineReader(file);
        while (lines.TryRead(out var line))
        {
            replay(Parse(line, path, lines.Position));
        }

        return lines.Position;
    }

    private static JournalEntry Parse(ReadOnlySpan<byte> line, string path, long endOfLine)
    {
        try
        {
            return JsonSerializer.Deserialize(line, SandboxJson.Default.JournalEntry)
                ?? throw new JsonException("null");
        }
        catch (JsonException exception)
        {
            throw new InvalidOperationException(
                $"Sandbox:JournalPath {path} is damaged in the line that ends at byte {endOfLine}.",
                exception
            );
        }
    }

    [LoggerMessage(LogLevel.Warning, "The journal {Path} ended in {Bytes} bytes of a torn line")]
    private partial void LogTorn(string path, long bytes);
}
