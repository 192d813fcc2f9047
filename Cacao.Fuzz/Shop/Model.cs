using Cacao.Types.Authoring;

namespace Cacao.Fuzz.Shop;

public enum OrderStatus
{
    Open,
    Paid,
    Lost,
}

public readonly record struct Weight(long Value);

/// <summary>Something with an age, whatever it is.</summary>
[InterfaceType("Dated")]
public interface IDated
{
    DateTimeOffset Since { get; }
}

[UnionType("Thing")]
public interface IThing;

[Node]
[ObjectType]
public sealed class Order : IDated, IThing
{
    [ID]
    public int Id { get; init; }

    public string? Title { get; init; }

    public decimal Total { get; init; }

    public OrderStatus Status { get; init; }

    public DateTimeOffset Since { get; init; }

    public double? Share { get; init; }

    public long Count { get; init; }

    public bool IsLarge { get; init; }

    public Guid Reference { get; init; }

    public IReadOnlyList<string?> Tags { get; init; } = [];

    public Person? Buyer { get; init; }

    [NodeResolver]
    public static Order? Get(int id) => id is > 0 and < 4 ? Shelf.Order(id) : null;
}

[ObjectType]
public sealed record Person(string Name, DateOnly Born, DateTimeOffset Since) : IDated, IThing;

[ObjectType<Person>]
public static class PersonType
{
    /// <summary>One and no more: lists in circles would answer any question without end.</summary>
    public static IReadOnlyList<Order> GetOrders([Parent] Person person) =>
        [Shelf.Order(person.Born.Day)];
}

public sealed class TooMuchException() : Exception("Too much.")
{
    public int Limit { get; } = 100;
}

internal static class Shelf
{
    public static Order Order(int id) =>
        new()
        {
            Id = id,
            Title = id % 2 == 0 ? null : $"\"Order\" é🏃 {id}",
            Total = 10.50m * id,
            Status = (OrderStatus)(id % 3),
            Since = new DateTimeOffset(2026, 1, id, 0, 0, 0, TimeSpan.Zero),
            Share = id % 2 == 0 ? 0.5 : null,
            Count = id,
            Reference = new Guid(id, 0, 0, [0, 0, 0, 0, 0, 0, 0, 0]),
            Tags = ["a", null],
            Buyer = id == 2 ? null : new Person("Ann", new(1990, 5, id), default),
        };
}
