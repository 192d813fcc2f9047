using Payments.GraphQL.Hosting;

namespace Payments.Tests.Schema;

public sealed class SchemaTests
{
    private static readonly string Printed = SchemaText.Print();

    [Fact]
    public void The_checked_in_schema_is_the_one_that_the_server_prints()
    {
        var path = Path.Combine(RepositoryRoot(), "schema.graphql");
        if (Environment.GetEnvironmentVariable("UPDATE_SNAPSHOTS") == "1")
        {
            File.WriteAllText(path, Printed);
        }

        File.ReadAllText(path)
            .ShouldBe(
                Printed,
                "Write it anew: dotnet run --project Payments.GraphQL -- schema print > schema.graphql"
            );
    }

    /// <summary>
    /// Clients rely on the names and shapes of contract.graphql. What the schema answers may be
    /// promised more firmly (non-null), and it may have more of everything, but nothing that a caller
    /// would have to give as well.
    /// </summary>
    [Fact]
    public void The_schema_keeps_the_contract()
    {
        var contract = SchemaLines.Of(
            File.ReadAllText(
                Path.Combine(RepositoryRoot(), "Payments.Tests", "Schema", "contract.graphql")
            )
        );
        var schema = SchemaLines.Of(Printed);

        string[] broken =
        [
            .. contract
                .Where(fact => !IsKept(fact.Key, fact.Value, schema.GetValueOrDefault(fact.Key)))
                .Select(fact =>
                    $"{fact.Key}: {fact.Value}, but it is {schema.GetValueOrDefault(fact.Key) ?? "missing"}"
                ),
            .. schema
                .Where(fact => IsNewDemand(fact.Key, fact.Value, contract))
                .Select(fact => $"{fact.Key}: {fact.Value} is new and must be given"),
        ];

        string.Join('\n', broken).ShouldBeEmpty();
    }

    [Fact]
    public void Everything_in_the_schema_is_described()
    {
        var document = Cacao.Language.Utf8GraphQLParser.Parse(Printed);

        string.Join('\n', Undescribed.In(document)).ShouldBeEmpty();
    }

    private static bool IsKept(string coordinate, string wanted, string? actual) =>
        actual == wanted
        || (IsAnswer(coordinate) && actual == $"{wanted}!")
        || (!IsAnswer(coordinate) && actual is not null && $"{actual}!" == wanted);

    private static bool IsNewDemand(
        string coordinate,
        string type,
        Dictionary<string, string> contract
    )
    {
        var split = coordinate.LastIndexOfAny(['.', '(']);
        var owner = split < 0 ? "" : coordinate[..split];
        return type.EndsWith('!')
            && !contract.ContainsKey(coordinate)
            && contract.ContainsKey(owner)
            && !IsAnswer(coordinate);
    }

    /// <summary>A field of an object or interface; not an argument, nor a field of an input.</summary>
    private static bool IsAnswer(string coordinate) =>
        !coordinate.EndsWith(":)", StringComparison.Ordinal)
        && !coordinate.Split('.')[0].EndsWith("Input", StringComparison.Ordinal);

    private static string RepositoryRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Payments.sln")))
        {
            folder = folder.Parent!;
        }

        return folder.FullName;
    }
}
