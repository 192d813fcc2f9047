using Payments.Domain.WithdrawalBatches;
using Payments.Domain.Withdrawals;
using Payments.GraphQL.Withdrawals;

namespace Payments.GraphQL.WithdrawalBatches;

/// <summary>One line of a batch, once it was looked at.</summary>
[ObjectType<WithdrawalBatchLine>]
public static class WithdrawalBatchLineType
{
    internal static void Configure(IObjectTypeDescriptor<WithdrawalBatchLine> line)
    {
        line.BindFieldsExplicitly();
        line.Field(row => row.Number).Description("From 1, in the order of the lines.");
        line.Field(row => row.Row)
            .Description("The row of the file that it begins in, from 1; the header is one, too.");
        line.Field(row => row.Key).Description("Null when the line could not be read so far.");
        line.Field(row => row.Status).Description("What became of it.");
        line.Field(row => row.IsReplayed)
            .Description("True when the key had made the withdrawal before this batch.");
        line.Field(row => row.Problems)
            .Name("errors")
            .Description("Why it has no withdrawal; empty when nothing speaks against it.");
    }

    /// <summary>The withdrawal of the line; null while it has none.</summary>
    public static async Task<Withdrawal?> GetWithdrawalAsync(
        [Parent] WithdrawalBatchLine line,
        WithdrawalById withdrawals,
        CancellationToken cancellationToken
    ) =>
        line.WithdrawalId is { } id
            ? await withdrawals.LoadAsync(line.TenantId, id, cancellationToken)
            : null;
}

/// <summary>What speaks against a line.</summary>
[ObjectType<LineProblem>]
public static class LineProblemType
{
    internal static void Configure(IObjectTypeDescriptor<LineProblem> problem)
    {
        problem.Name("WithdrawalBatchLineError");
        problem.BindFieldsExplicitly();
        problem.Field(value => value.Code).Description("Of the catalogue that `errorCodes` shows.");
        problem.Field(value => value.Message).Description("For people.");
        problem
            .Field(value => value.Path)
            .Description("The field of the line, outermost first; empty when it is none.");
        problem
            .Field(value => value.Column)
            .Description(
                "Where in the row of the file, from 1; null when the text is well-formed."
            );
        problem
            .Field(value => value.Retryable)
            .Description("True when the very same line can be accepted later.");
    }
}

/// <summary>What a batch comes to in one currency.</summary>
[ObjectType<WithdrawalBatchTotal>]
public static class WithdrawalBatchTotalType
{
    internal static void Configure(IObjectTypeDescriptor<WithdrawalBatchTotal> total)
    {
        total.BindFieldsExplicitly();
        total.Field(row => row.LineCount).Description("Accepted lines of this currency.");
        total.Field(row => row.Amount).Description("What their recipients get.");
        total.Field(row => row.Fee).Description("What is charged on top.");
    }
}

/// <summary>What lines can be found by.</summary>
public sealed class WithdrawalBatchLineFilter : FilterInputType<WithdrawalBatchLine>
{
    protected override void Configure(IFilterInputTypeDescriptor<WithdrawalBatchLine> descriptor)
    {
        descriptor.BindFieldsExplicitly();
        descriptor.Field(row => row.Status).Description("What became of it.");
        descriptor.Field(row => row.Key).Description("The line's key.");
        descriptor.Field(row => row.Number).Description("From 1, in the order of the lines.");
    }
}
