namespace Cacao.Errors;

/// <summary>The only implementation of <see cref="IError"/>; made by <see cref="ErrorBuilder"/>.</summary>
public sealed record Error(string Message) : IError
{
    private static readonly Dictionary<string, object?> NoExtensions = [];

    public string? Code { get; init; }

    public Path? Path { get; init; }

    public IReadOnlyList<ErrorLocation> Locations { get; init; } = [];

    public IReadOnlyDictionary<string, object?> Extensions { get; init; } = NoExtensions;

    public Exception? Exception { get; init; }

    public IError WithMessage(string message) => this with { Message = message };

    public IError WithCode(string? code) => this with { Code = code };

    public IError WithPath(Path? path) => this with { Path = path };

    public IError WithLocations(IReadOnlyList<ErrorLocation> locations) =>
        this with
        {
            Locations = locations,
        };

    public IError SetExtension(string key, object? value) =>
        this with
        {
            Extensions = new Dictionary<string, object?>(Extensions, StringComparer.Ordinal)
            {
                [key] = value,
            },
        };

    public IError RemoveExtension(string key)
    {
        var rest = new Dictionary<string, object?>(Extensions, StringComparer.Ordinal);
        rest.Remove(key);
        return this with { Extensions = rest };
    }
}
