namespace Cacao.Language;

/// <summary>
/// The source is not GraphQL, or it is larger than the parser was told to accept.
/// <see cref="Position"/> is a UTF-8 byte offset; line and column as <see cref="Location"/> has them.
/// </summary>
public sealed class SyntaxException(string description, int position, int line, int column)
    : Exception($"Syntax Error: {description}")
{
    public int Position { get; } = position;

    public int Line { get; } = line;

    public int Column { get; } = column;
}
