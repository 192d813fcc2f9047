using Payments.Domain.WithdrawalBatches;

namespace Payments.GraphQL.WithdrawalBatches;

/// <summary>A line as its file has it.</summary>
/// <param name="Number">From 1, in the order of the file.</param>
/// <param name="Row">The row that it begins in, from 1.</param>
/// <param name="Content">In UTF-8, without the end of the line.</param>
internal readonly record struct LineText(int Number, int Row, ReadOnlyMemory<byte> Content);

/// <summary>A line as it was understood, or what speaks against it.</summary>
internal sealed record ReadLine(
    int Number,
    int Row,
    string? Key,
    WithdrawalBatchLineInput? Input,
    IReadOnlyList<LineProblem> Problems
);

/// <summary>The file cannot be read on from this row.</summary>
public sealed class UnreadableFileException(string message) : Exception(message);
