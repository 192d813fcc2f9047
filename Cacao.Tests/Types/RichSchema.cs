using Cacao.Types.Authoring;

namespace Cacao.Tests.Types;

/// <summary>Shop: one example of everything a schema is made of.</summary>
public static class RichSchema
{
    public static readonly Type[] All =
    [
        typeof(ShopQueries),
        typeof(OrderQueries),
        typeof(ShopMutations),
        typeof(OrderType),
        typeof(ICustomer),
        typeof(Person),
        typeof(Company),
        typeof(IPayable),
        typeof(Card),
        typeof(Voucher),
    ];

    /// <summary>Everything one can ask.</summary>
    [QueryType]
    public static class ShopQueries
    {
        /// <summary>Says hello.</summary>
        /// <param name="name">Whom to greet; the <c>world</c> when left out.</param>
        public static string Hello(string? name) => $"hello {name ?? "world"}";

        public static IReadOnlyList<IPayable> GetPayables() => [new Card("4242"), new Voucher(5m)];

        public static Task<ICustomer?> GetCustomerAsync(bool isCompany, CancellationToken token) =>
            Task.FromResult<ICustomer?>(
                token.IsCancellationRequested ? null
                : isCompany ? new Company("Acme", "123")
                : new Person("Ann", new DateOnly(1990, 5, 1))
            );

        [GraphQLDeprecated("Use `hello`.")]
        public static string Hi() => "hi";
    }

    [QueryType]
    public static class OrderQueries
    {
        public static IEnumerable<Order> GetOrders(OrderFilter? filter, int first = 2) =>
            Enumerable
                .Range(1, 3)
                .Select(id => new Order
                {
                    Id = id,
                    Total = 10.50m * id,
                    Status = (OrderStatus)id,
                })
                .Where(order => filter?.Status is null || order.Status == filter.Status)
                .Take(first);

        public static string Describe(OrderKey key) => key.ToString();
    }

    [MutationType]
    public static class ShopMutations
    {
        public static Order PlaceOrder(decimal total, [DefaultValue("none")] string? note) =>
            new()
            {
                Id = 9,
                Total = total,
                Note = note,
            };
    }

    /// <summary>What somebody bought.</summary>
    public sealed class Order
    {
        public int Id { get; init; }

        /// <summary>In euro, <see cref="Note"/> aside.</summary>
        public decimal Total { get; init; }

        public string? Note { get; init; }

        public OrderStatus Status { get; init; }

        public DateTimeOffset? PaidAt { get; init; } =
            new(2026, 3, 1, 12, 30, 0, TimeSpan.FromHours(2));

        [GraphQLIgnore]
        public string Secret => "secret";
    }

    [ObjectType<Order>]
    public static class OrderType
    {
        /// <summary>The lines of the order.</summary>
        public static IEnumerable<string> GetLines([Parent] Order order, int count) =>
            Enumerable.Range(1, count).Select(line => $"{order.Id}/{line}");

        public static bool IsLarge([Parent] Order order) => order.Total > 20;
    }

    public enum OrderStatus
    {
        Open = 1,

        [GraphQLDescription("The money has arrived.")]
        FullyPaid = 2,

        [Obsolete("Nothing is lost.")]
        Lost = 3,
    }

    /// <summary>Which orders.</summary>
    /// <param name="Status">Only these.</param>
    public sealed record OrderFilter(OrderStatus? Status, IReadOnlyList<string>? Tags = null);

    [OneOf]
    public sealed record OrderKey(int? Id, string? Code);

    [InterfaceType("Customer")]
    public interface ICustomer
    {
        string Name { get; }
    }

    [ObjectType]
    public sealed record Person(string Name, DateOnly Born) : ICustomer;

    [ObjectType]
    public sealed record Company(string Name, string VATNumber) : ICustomer;

    [UnionType("Payable")]
    public interface IPayable;

    [ObjectType]
    public sealed record Card(string LastDigits) : IPayable;

    [ObjectType]
    public sealed record Voucher(decimal Value) : IPayable;
}
