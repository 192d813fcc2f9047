namespace Payments.Sandbox.Journal;

/// <summary>Whole lines of a stream as bytes, and where the last whole one ended.</summary>
internal sealed class LineReader(Stream stream)
{
    private byte[] _buffer = new byte[64 * 1024];
    private int _start;
    private int _end;

    /// <summary>Offset just behind the newline of the line read last.</summary>
    public long Position { get; private set; }

    public bool TryRead(out ReadOnlySpan<byte> line)
    {
        var searched = 0;
        while (true)
        {
            var found = _buffer
                .AsSpan(_start + searched, _end - _start - searched)
                .IndexOf((byte)'\n');
            if (found >= 0)
            {
                var length = searched + found;
                line = _buffer.AsSpan(_start, length);
                _start += length + 1;
                Position += length + 1;
                return true;
            }

            searched = _end - _start;
            if (!Fill())
            {
                line = default;
                return false;
            }
        }
    }

    private bool Fill()
    {
        if (_start > 0)
        {
            _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
            _end -= _start;
            _start = 0;
        }

        if (_end == _buffer.Length)
        {
            Array.Resize(ref _buffer, checked(_buffer.Length * 2));
        }

        var read = stream.Read(_buffer, _end, _buffer.Length - _end);
        _end += read;
        return read > 0;
    }
}
