namespace Cacao.Language;

/// <summary>
/// Where a node stands in its source. <paramref name="Start"/> and <paramref name="End"/> are
/// UTF-8 byte offsets, the end exclusive; line and column count from one, the column in UTF-16
/// units, which is what clients expect in <c>errors[].locations</c>.
/// </summary>
public sealed record Location(int Start, int End, int Line, int Column);
