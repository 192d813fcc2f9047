namespace Cacao.StandIn.Customers;

/// <summary>Anything with a global identifier.</summary>
[InterfaceType("Node")]
public interface INode
{
    [GraphQLType("ID!")]
    string Id { get; }
}

[InterfaceType("Timestamped")]
public interface ITimestamped
{
    Instant CreatedAt { get; }
}
