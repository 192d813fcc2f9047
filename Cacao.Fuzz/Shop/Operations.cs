using System.Text.Json;
using Cacao.Errors;
using Cacao.Types.Authoring;
using Cacao.Types.NodeIds;

namespace Cacao.Fuzz.Shop;

[QueryType]
public static class ShopQueries
{
    public static string Hello(string? name) => $"hello {name}";

    public static string Echo(EchoInput input) => input.ToString();

    public static JsonElement? Json(JsonElement? value) => value;

    public static IEnumerable<IReadOnlyList<int>?> Matrix(List<List<int>?> rows) => rows;

    public static string By(OrderKey key) => key.ToString();

    public static IThing? Thing(bool isPerson) => isPerson ? Shelf.Order(1).Buyer : Shelf.Order(2);

    public static IDated Dated() => Shelf.Order(3);

    public static IEnumerable<IThing> Things() => [Shelf.Order(1), Shelf.Order(3).Buyer!];

    public static Order? GetOrder([ID<Order>] int id) => Order.Get(id);

    public static string Any([ID] NodeId id) => id.TypeName;

    [UsePaging(IncludeTotalCount = true, MaxPageSize = 3)]
    [UseFiltering]
    [UseSorting]
    public static IQueryable<Order> GetOrders() =>
        new[] { Shelf.Order(1), Shelf.Order(2), Shelf.Order(3) }.AsQueryable();

    [UsePaging]
    public static IEnumerable<int> GetNumbers() => Enumerable.Range(1, 5);

    public static string Refused() => throw new GraphQLException("Refused.");

    public static async Task<int> LaterAsync()
    {
        await Task.Yield();
        return 1;
    }
}

[MutationType]
public static class ShopMutations
{
    [Error<TooMuchException>]
    public static Order PlaceOrder(decimal total, Weight? weight, string note = "none") =>
        total > 100
            ? throw new TooMuchException()
            : Shelf.Order(weight is null ? 1 : note.Length % 3 + 1);

    public static string Rename(Optional<string?> name) =>
        name.HasValue ? name.Value ?? "null" : "unset";
}

[SubscriptionType]
public static class ShopSubscriptions
{
    [Subscribe(With = nameof(OpenAsync))]
    public static Order OrderChanged([EventMessage] int id, int? from) =>
        Shelf.Order(id + (from is null ? 0 : 1));

    public static async IAsyncEnumerable<int> OpenAsync(int? from)
    {
        await Task.CompletedTask;
        yield return 1;
        yield return from is null ? 1 : 2;
    }
}

[OneOf]
public sealed record OrderKey(int? Id, string? Code, [ID<Order>] int? Order);

public sealed record EchoInput(
    string Text,
    int Number = 7,
    OrderStatus? Status = null,
    IReadOnlyList<EchoInput>? Inner = null,
    Guid? Reference = null,
    DateTimeOffset? Since = null,
    DateOnly? Day = null,
    TimeSpan? Length = null,
    double Share = 0.5,
    long Count = 1,
    bool Flag = true,
    decimal? Total = null,
    byte[]? Bytes = null,
    Uri? Link = null
);
