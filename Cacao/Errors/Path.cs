namespace Cacao.Errors;

/// <summary>Where in the response: names of fields and indexes of items, from the root.</summary>
public sealed class Path
{
    private Path(Path? parent, object segment, int length)
    {
        Parent = parent;
        Segment = segment;
        Length = length;
    }

    public Path? Parent { get; }

    /// <summary>A response name (<c>string</c>) or a list index (<c>int</c>).</summary>
    public object Segment { get; }

    public int Length { get; }

    public static Path Of(string name) => new(null, name, 1);

    public Path Append(string name) => new(this, name, Length + 1);

    public Path Append(int index) => new(this, index, Length + 1);

    public IReadOnlyList<object> ToList()
    {
        var segments = new object[Length];
        for (var path = this; path is not null; path = path.Parent)
        {
            segments[path.Length - 1] = path.Segment;
        }

        return segments;
    }

    public override string ToString() => "/" + string.Join('/', ToList());
}
