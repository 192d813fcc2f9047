namespace Cacao.StandIn.Searching;

[QueryType]
public static class NodeQueries
{
    public static INode? Node([GraphQLType("ID!")] string id, World world) => world.FindNode(id);

    public static IReadOnlyList<INode?> Nodes(
        [GraphQLType("[ID!]!")] IReadOnlyList<string> ids,
        World world
    ) => [.. ids.Select(world.FindNode)];

    public static Customer? Viewer(World world) => world.Customers[0];

    public static Customer? Customer([GraphQLType("ID!")] string id, World world) =>
        world.FindCustomer(id);

    public static IReadOnlyList<Customer> Customers(World world) => world.Customers;
}
