namespace Cacao.StandIn.Customers;

/// <summary>A means of paying.</summary>
[InterfaceType("Instrument")]
public interface IInstrument : INode
{
    string Label { get; }

    [GraphQLIgnore]
    string? OwnerId { get; }

    Customer? Holder(World world);
}

[ObjectType]
public sealed record Card(
    [property: GraphQLType("ID!")] string Id,
    string Label,
    [property: GraphQLIgnore] string? OwnerId,
    string Brand,
    string Last4,
    Expiry Expiry
) : IInstrument, ISearchResult
{
    public Customer? Holder(World world) => world.FindCustomer(OwnerId);
}

[ObjectType]
public sealed record BankAccount(
    [property: GraphQLType("ID!")] string Id,
    string Label,
    [property: GraphQLIgnore] string? OwnerId,
    string Iban
) : IInstrument, ISearchResult
{
    public Customer? Holder(World world) => world.FindCustomer(OwnerId);
}

public sealed record Expiry(int Month, int Year);
