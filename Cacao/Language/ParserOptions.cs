namespace Cacao.Language;

/// <summary>
/// How much source text the parser takes before it refuses; each limit is tested while reading, so
/// that a hostile document costs no more than a legitimate one of that size.
/// </summary>
public sealed record ParserOptions
{
    public static ParserOptions Default { get; } = new();

    /// <summary>For text of our own, such as a schema: only the depth stays limited.</summary>
    public static ParserOptions Trusted { get; } =
        new()
        {
            MaxBytes = int.MaxValue,
            MaxTokens = int.MaxValue,
            MaxNodes = int.MaxValue,
            MaxFields = int.MaxValue,
        };

    /// <summary>UTF-8 bytes of the whole source.</summary>
    public int MaxBytes { get; init; } = 1_048_576;

    /// <summary>Names, values and punctuation marks; commas and comments are none.</summary>
    public int MaxTokens { get; init; } = 50_000;

    /// <summary>Nodes of the syntax tree.</summary>
    public int MaxNodes { get; init; } = 100_000;

    /// <summary>Fields in all operations and fragments together.</summary>
    public int MaxFields { get; init; } = 2048;

    /// <summary>
    /// How deep selections, lists, objects and types may lie in each other, counted together. It
    /// also keeps everything that walks the tree from overflowing its stack.
    /// </summary>
    public int MaxDepth { get; init; } = 200;

    /// <summary>Of each limit the stricter one.</summary>
    internal ParserOptions Within(ParserOptions others) =>
        new()
        {
            MaxBytes = Math.Min(MaxBytes, others.MaxBytes),
            MaxTokens = Math.Min(MaxTokens, others.MaxTokens),
            MaxNodes = Math.Min(MaxNodes, others.MaxNodes),
            MaxFields = Math.Min(MaxFields, others.MaxFields),
            MaxDepth = Math.Min(MaxDepth, others.MaxDepth),
        };
}
