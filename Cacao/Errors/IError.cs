using Cacao.Language;

namespace Cacao.Errors;

/// <summary>One entry of <c>errors</c> in a response.</summary>
/// <remarks>https://spec.graphql.org/September2025/#sec-Errors</remarks>
public interface IError
{
    string Message { get; }

    /// <summary>Stands in <c>extensions.code</c>.</summary>
    string? Code { get; }

    Path? Path { get; }

    IReadOnlyList<ErrorLocation> Locations { get; }

    /// <summary>In insertion order, <c>code</c> not included.</summary>
    IReadOnlyDictionary<string, object?> Extensions { get; }

    /// <summary>Never written to a client.</summary>
    Exception? Exception { get; }

    IError WithMessage(string message);

    IError WithCode(string? code);

    IError WithPath(Path? path);

    IError WithLocations(IReadOnlyList<ErrorLocation> locations);

    IError SetExtension(string key, object? value);

    IError RemoveExtension(string key);
}

/// <summary>Line and column count from one; columns count UTF-16 units.</summary>
public readonly record struct ErrorLocation(int Line, int Column)
{
    internal static ErrorLocation Of(ISyntaxNode node) =>
        node.Location is { } location ? new(location.Line, location.Column) : default;
}
