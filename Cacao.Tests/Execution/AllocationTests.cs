using Cacao.Execution;
using Cacao.Types.Model;
using Cacao.Types.Scalars;

namespace Cacao.Tests.Execution;

/// <summary>A request costs a handful of objects, however many fields it has.</summary>
public sealed class AllocationTests
{
    private static readonly Row[] Rows =
    [
        .. Enumerable
            .Range(1, 50)
            .Select(i => new Row(i, $"Row {i}", i % 7 == 0 ? null : "some text")),
    ];

    [Theory]
    [InlineData("{ hello }", 900)]
    [InlineData("{ rows { id name text partner { id name } } }", 1000)]
    [InlineData("{ rows { id slotted } }", 1200)]
    public async Task A_warm_request_allocates_a_bounded_number_of_bytes(string query, long limit)
    {
        var executor = new TestExecutor(BuildSchema());
        var request = executor.Request(query);
        await MeasureAsync(executor.Executor, request, 100);

        var best = long.MaxValue;
        for (var i = 0; i < 5; i++)
        {
            best = Math.Min(best, await MeasureAsync(executor.Executor, request, 100) / 100);
        }

        best.ShouldBeLessThan(limit);
    }

    private static async Task<long> MeasureAsync(
        IRequestExecutor executor,
        OperationRequest request,
        int count
    )
    {
        // Everything completes at once, so the thread is the same before and after.
        var cancellationToken = TestContext.Current.CancellationToken;
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < count; i++)
        {
            await using var result = await executor.ExecuteAsync(request, cancellationToken);
            if (result is not OperationResult { Kind: ResultKind.Data })
            {
                throw new InvalidOperationException("The request failed.");
            }
        }

        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private static Schema BuildSchema() =>
        new SdlSchema()
            .Resolve("Query.hello", _ => "world")
            .Resolve("Query.rows", _ => Rows)
            .Field("Row.id", field => Leaf(field, row => row.Id))
            .Field("Row.name", field => Leaf(field, row => row.Name))
            .Field("Row.text", field => Leaf(field, row => row.Text))
            .Pure("Row.partner", parent => parent)
            .Resolve("Row.slotted", context => context.Parent<Row>().Name)
            .Build(
                """
                type Row { id: Int! name: String! text: String partner: Row! slotted: String! }
                type Query { hello: String rows: [Row!]! }
                """
            );

    private static void Leaf(OutputField field, Func<Row, int> value)
    {
        field.Pure = parent => value((Row)parent);
        field.WriteLeaf = (parent, writer) =>
        {
            BuiltInScalars.Int.Write(writer, value((Row)parent));
            return true;
        };
    }

    private static void Leaf(OutputField field, Func<Row, string?> value)
    {
        field.Pure = parent => value((Row)parent);
        field.WriteLeaf = (parent, writer) =>
        {
            if (value((Row)parent) is not { } text)
            {
                return false;
            }

            BuiltInScalars.String.Write(writer, text);
            return true;
        };
    }

    private sealed record Row(int Id, string Name, string? Text);
}
