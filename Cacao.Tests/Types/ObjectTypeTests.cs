using Cacao.Types.Authoring;
using Cacao.Types.Configuration;

namespace Cacao.Tests.Types;

public sealed class ObjectTypeTests
{
    [Fact]
    public void A_type_of_another_assembly_is_described_by_a_class_of_its_own() =>
        Builder()
            .Print("Account")
            .ShouldBe(
                """"
                """An account."""
                type Account {
                  """Its number."""
                  number: String!
                  balance: Long! @deprecated(reason: "Ask the ledger.")
                  owner: Owner!
                  """Twice `Balance` of the `account`."""
                  double: Long!
                }
                """".ReplaceLineEndings("\n")
            );

    [Fact]
    public async Task Fields_of_an_interface_are_resolved_for_all_that_implement_it()
    {
        var answer = await Builder()
            .AskAsync("{ shapes { __typename name label corners } square { label area } }");

        answer.ShouldBe(
            """{"data":{"shapes":[{"__typename":"Square","name":"s","label":"a s","corners":4},{"__typename":"Triangle","name":"t","label":"a t","corners":3}],"square":{"label":"a s","area":9}}}"""
        );
    }

    [Fact]
    public async Task A_resolver_takes_the_place_of_the_member_that_it_is_bound_to()
    {
        var answer = await Builder().AskAsync("{ account { number owner { name } double } }");

        answer.ShouldBe(
            """{"data":{"account":{"number":"1","owner":{"name":"owner 7"},"double":20}}}"""
        );
    }

    [Fact]
    public void Members_of_base_classes_come_first_and_overrides_count_once() =>
        Builder()
            .Print("Derived")
            .ShouldBe(
                """
                type Derived {
                  first: Int!
                  changed: Int!
                  second: Int!
                }
                """.ReplaceLineEndings("\n")
            );

    [Fact]
    public void What_is_no_field_is_left_out() =>
        Builder()
            .Print("Methods")
            .ShouldBe(
                """
                type Methods {
                  shown: Int!
                }
                """.ReplaceLineEndings("\n")
            );

    [Fact]
    public void Attributes_on_the_parameters_of_a_record_are_meant_for_its_properties() =>
        Builder()
            .Print("Named")
            .ShouldBe(
                """
                type Named {
                  other: ID!
                  old: Int! @deprecated(reason: "Older.")
                }
                """.ReplaceLineEndings("\n")
            );

    [Fact]
    public void Comments_become_markdown() =>
        Builder()
            .Build()
            .FindType("Commented")!
            .Description.ShouldBe(
                """
                One paragraph that is wrapped, with `code`, `Account` and [a link](https://example.org).

                Another, with `true`.
                """.ReplaceLineEndings("\n")
            );

    private static IRequestExecutorBuilder Builder() =>
        TestSchema.Of(
            typeof(Queries),
            typeof(AccountType),
            typeof(IShape),
            typeof(ShapeFields),
            typeof(Square),
            typeof(Triangle)
        );

    [QueryType]
    public static class Queries
    {
        public static Account Account => new("1", 10, 7);

        public static IReadOnlyList<IShape> Shapes => [new Square("s"), new Triangle("t")];

        public static Square Square => new("s");

        public static Derived Derived => new();

        public static Methods Methods => new();

        public static Named Named => new("x", 1);

        public static Commented Commented => new(1);
    }

    /// <summary>Knows nothing of the engine.</summary>
    public sealed record Account(string Number, long Balance, int OwnerId)
    {
        public string Secret { get; } = "secret";
    }

    public sealed record Owner(string Name);

    /// <summary>An account.</summary>
    [ObjectType<Account>]
    public static class AccountType
    {
        internal static void Configure(IObjectTypeDescriptor<Account> descriptor)
        {
            descriptor.BindFieldsExplicitly();
            descriptor.Field(account => account.Number).Description("Its number.");
            descriptor.Field(account => account.Balance).Deprecated("Ask the ledger.");
            descriptor.Field(account => account.OwnerId);
        }

        [BindMember(nameof(Account.OwnerId))]
        public static Task<Owner> GetOwnerAsync([Parent] Account account) =>
            Task.FromResult(new Owner($"owner {account.OwnerId}"));

        /// <summary>
        /// Twice <see cref="Account.Balance"/> of
        /// the <paramref name="account"/>.
        /// </summary>
        public static long GetDouble([Parent] Account account) => account.Balance * 2;
    }

    [InterfaceType("Shape")]
    public interface IShape
    {
        string Name { get; }

        int Corners => 4;
    }

    [ExtendObjectType<IShape>]
    public static class ShapeFields
    {
        public static string GetLabel([Parent] IShape shape) => "a " + shape.Name;
    }

    [ObjectType]
    public sealed record Square(string Name) : IShape
    {
        public int Area { get; } = 9;
    }

    [ObjectType]
    public sealed record Triangle(string Name) : IShape
    {
        public int Corners { get; } = 3;
    }

    public class Base
    {
        public int First { get; } = 1;

        public virtual int Changed { get; } = 2;
    }

    public sealed class Derived : Base
    {
        public int Second { get; } = 3;

        public override int Changed { get; } = 4;
    }

    public sealed class Methods
    {
        private int _count;

        public int Shown => _count;

        [GraphQLIgnore]
        public int Ignored => _count;

        public int this[int index] => index + _count;

        public void Count() => _count++;

        public Task CountAsync()
        {
            _count++;
            return Task.CompletedTask;
        }

        public T Generic<T>(T value) => _count > 0 ? value : default!;

        public bool TryGet(out int value)
        {
            value = _count;
            return true;
        }

        public override string ToString() => "methods";
    }

    public sealed record Named(
        [GraphQLName("other"), ID] string Name,
        [GraphQLDeprecated("Older.")] int Old
    );

    /// <summary>
    /// One paragraph that
    /// is wrapped, with <c>code</c>, <see cref="Account"/> and
    /// <see href="https://example.org">a link</see>.
    /// <para>Another, with <see langword="true"/>.</para>
    /// </summary>
    public sealed record Commented(int A);
}
