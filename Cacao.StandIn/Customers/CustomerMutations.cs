namespace Cacao.StandIn.Customers;

[MutationType]
public static class CustomerMutations
{
    public static RenameCustomerPayload RenameCustomer(RenameCustomerInput input, World world)
    {
        var customer = world.FindCustomer(input.Id) ?? throw Refusals.NoSuchCustomer();
        customer.Name = input.Name;
        return new(input.ClientMutationId, customer);
    }
}

public sealed record RenameCustomerInput(
    string? ClientMutationId,
    [property: GraphQLType("ID!")] string Id,
    string Name
);

public sealed record RenameCustomerPayload(string? ClientMutationId, Customer Customer);

internal static class Refusals
{
    public static GraphQLException NoSuchCustomer() =>
        new(ErrorBuilder.New().SetMessage("No such customer.").SetCode("NOT_FOUND").Build());
}
