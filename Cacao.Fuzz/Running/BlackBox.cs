using System.IO.MemoryMappedFiles;

namespace Cacao.Fuzz.Running;

/// <summary>
/// The input at work, in a file that both processes have mapped: it outlives a stack overflow, which
/// nothing can catch, and its step tells a worker that hangs from one that works.
/// </summary>
internal sealed class BlackBox : IDisposable
{
    private const int Capacity = 2 * 1024 * 1024;
    private const int LengthAt = sizeof(long);
    private const int InputAt = LengthAt + sizeof(int);

    private readonly MemoryMappedFile _file;
    private readonly MemoryMappedViewAccessor _view;

    public BlackBox(string path)
    {
        _file = MemoryMappedFile.CreateFromFile(path, FileMode.OpenOrCreate, null, Capacity);
        _view = _file.CreateViewAccessor();
    }

    /// <summary>Counts inputs, those that shrinking tries included.</summary>
    public long Step => _view.ReadInt64(0);

    public void Record(byte[] input)
    {
        var length = Math.Min(input.Length, Capacity - InputAt);
        _view.Write(LengthAt, length);
        _view.WriteArray(InputAt, input, 0, length);
        _view.Write(0, Step + 1);
    }

    public byte[] Input()
    {
        var input = new byte[_view.ReadInt32(LengthAt)];
        _view.ReadArray(InputAt, input, 0, input.Length);
        return input;
    }

    public void Dispose()
    {
        _view.Dispose();
        _file.Dispose();
    }
}
