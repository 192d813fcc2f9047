using Cacao.Errors;
using Cacao.Types.Model;
using Cacao.Types.Resolvers;
using Cacao.Types.Scalars;

namespace Cacao.Tests.Execution;

/// <summary>Fields that fail, echo and nest in every way that the rules of execution speak of.</summary>
internal static class ProbeSchema
{
    private const string Sdl = """
        scalar JSON
        enum Currency { EUR USD }
        enum Status { PENDING CAPTURED }
        input MoneyFilter { amount: String! currency: Currency! = EUR }
        input PaymentFilter {
          status: [Status!]
          reference: String
          min: MoneyFilter
          and: [PaymentFilter!]
          urgent: Boolean
        }
        input PaymentBy @oneOf { id: ID reference: String }
        interface Node { id: ID! }
        interface Instrument implements Node { id: ID! label: String! }
        type Payment implements Node { id: ID! }
        type Card implements Node & Instrument { id: ID! label: String! brand: String! }
        type BankAccount implements Node & Instrument { id: ID! label: String! iban: String! }
        type Probe {
          echoString(value: String): String
          echoInt(value: Int): Int
          echoFloat(value: Float): Float
          echoBoolean(value: Boolean): Boolean
          echoId(value: ID): ID
          echoEnum(value: Currency): Currency
          echoStrings(value: [String]): [String]
          echoMatrix(value: [[Int!]]): [[Int!]]
          echoFilter(value: PaymentFilter): JSON
          echoBy(value: PaymentBy): JSON
          defaulted(value: String = "standard"): String
          required(value: Int! = 7): Int!
          slow(ms: Int!): Int!
          child: Probe
          strictChild: Probe!
          waitingChild: Probe
          children(count: Int! = 2): [Probe]
          strictChildren(count: Int! = 2): [Probe!]
          fails: String
          failsLater: String
          strictFails: String!
          strictFailsLater: String!
          pureFails: String
          strictPureFails: String!
          crashes: String
          strictNull: String!
          items: [String]
          strictItems: [String!]
          stricterItems: [String!]!
          wrongEnum: Currency
          notAList: [String]
        }
        type Query { probe: Probe! node(id: ID!): Node }
        type Mutation { append(word: String!, delay: Int = 0): [String!]! log: Log! fail: String! }
        type Log { words: [String!]! }
        """;

    public static object Probe { get; } = new Dictionary<string, object?>();

    public static Schema Build() => Configure(new SdlSchema()).Build(Sdl);

    private static SdlSchema Configure(SdlSchema schema)
    {
        foreach (
            var echo in "echoString echoInt echoFloat echoBoolean echoId echoEnum echoStrings echoMatrix echoFilter echoBy defaulted required".Split(
                ' '
            )
        )
        {
            schema.Resolve($"Probe.{echo}", context => context.ArgumentValue(0));
        }

        var log = new List<string>();
        return schema
            .Scalar(BuiltInScalars.Find("JSON")!)
            .Field("Probe.echoFilter", field => field.Resolver = EchoAsJson)
            .Field("Probe.echoBy", field => field.Resolver = EchoAsJson)
            .Resolve("Query.probe", _ => Probe)
            .Resolve("Query.node", context => Node(context.ArgumentValue<string>("id")))
            .Pure("Probe.child", _ => Probe)
            .Pure("Probe.strictChild", _ => Probe)
            .ResolveAsync("Probe.waitingChild", _ => LaterAsync(() => Probe))
            .Resolve("Probe.children", context => Many(context.ArgumentValue<int>("count")))
            .Resolve("Probe.strictChildren", context => Many(context.ArgumentValue<int>("count")))
            .Resolve("Probe.fails", _ => throw Broken("fails"))
            .Resolve("Probe.strictFails", _ => throw Broken("strictFails"))
            .ResolveAsync(
                "Probe.failsLater",
                _ => LaterAsync<string>(() => throw Broken("failsLater"))
            )
            .ResolveAsync(
                "Probe.strictFailsLater",
                _ => LaterAsync<string>(() => throw Broken("strictFailsLater"))
            )
            .Pure("Probe.pureFails", _ => throw Broken("pureFails"))
            .Pure("Probe.strictPureFails", _ => throw Broken("strictPureFails"))
            .Resolve(
                "Probe.crashes",
                _ => throw new InvalidOperationException("Server=db1;Password=hunter2")
            )
            .Pure("Probe.strictNull", _ => null)
            .Resolve("Probe.items", _ => BrokenItems())
            .Resolve("Probe.strictItems", _ => BrokenItems())
            .Resolve("Probe.stricterItems", _ => BrokenItems())
            .Pure("Probe.wrongEnum", _ => "GBP")
            .Pure("Probe.notAList", _ => 5)
            .Type("Payment", type => IsA(type, "pay"))
            .Type("Card", type => IsA(type, "ins_1"))
            .Type("BankAccount", type => IsA(type, "ins_2"))
            .ResolveAsync(
                "Mutation.append",
                async context =>
                {
                    await Task.Delay(
                        TimeSpan.FromMilliseconds(context.ArgumentValue<int>("delay")),
                        TimeProvider.System
                    );
                    log.Add(context.ArgumentValue<string>("word"));
                    return log.ToArray();
                }
            )
            .Resolve("Mutation.log", _ => new Dictionary<string, object?> { ["words"] = log })
            .Resolve("Mutation.fail", _ => throw Broken("fail"));
    }

    private static GraphQLException Broken(string field) => new($"{field} is broken on purpose.");

    private static object[] Many(int count) => [.. Enumerable.Repeat(Probe, count)];

    private static object?[] BrokenItems() =>
        ["one", new Error("The second item is broken."), "three"];

    private static async Task<T> LaterAsync<T>(Func<T> value)
    {
        await Task.Yield();
        return value();
    }

    private static ValueTask<object?> EchoAsJson(IResolverContext context) =>
        new(
            context.ArgumentValue(0) is { } value
                ? System.Text.Json.JsonSerializer.SerializeToElement(value)
                : null
        );

    private static void IsA(NamedType type, string prefix) =>
        ((ObjectType)type).IsTypeOf = value =>
            ((IReadOnlyDictionary<string, object?>)value)["id"] is string id
            && id.StartsWith(prefix, StringComparison.Ordinal);

    private static Dictionary<string, object?>? Node(string id) =>
        id == "nope"
            ? null
            : new()
            {
                ["id"] = id,
                ["label"] = "Card 1",
                ["brand"] = "MC",
                ["iban"] = "DE00",
            };
}
