using System.Buffers;
using System.Diagnostics.CodeAnalysis;

namespace Cacao.Execution.PersistedOperations;

/// <summary>
/// The name of a stored document: 1 to 128 letters, digits, <c>-</c> and <c>_</c>. It is safe as the
/// name of a file.
/// </summary>
public readonly record struct OperationDocumentId
{
    private const int MaxLength = 128;

    private static readonly SearchValues<char> Allowed = SearchValues.Create(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
    );

    /// <exception cref="ArgumentException">The text is not an id.</exception>
    public OperationDocumentId(string value)
    {
        if (!IsValid(value))
        {
            throw new ArgumentException(
                $"An id of a document has 1 to {MaxLength} letters, digits, - and _.",
                nameof(value)
            );
        }

        Value = value;
    }

    public string Value { get; }

    public static bool TryParse([NotNullWhen(true)] string? text, out OperationDocumentId id)
    {
        id = IsValid(text) ? new(text) : default;
        return IsValid(text);
    }

    public override string ToString() => Value;

    private static bool IsValid([NotNullWhen(true)] string? text) =>
        text is { Length: > 0 and <= MaxLength } && !text.AsSpan().ContainsAnyExcept(Allowed);
}
