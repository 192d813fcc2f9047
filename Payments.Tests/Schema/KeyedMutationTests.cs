using Payments.Tests.Concurrency;

namespace Payments.Tests.Schema;

public sealed class KeyedMutationTests
{
    [Fact]
    public void Every_mutation_that_takes_a_key_is_called_by_two_hundred_at_once() =>
        KeyedMutation
            .NamesInSchema.Except(KeyedMutations.All.Keys)
            .ShouldBeEmpty("add a call of it to Payments.Tests/Concurrency");
}
