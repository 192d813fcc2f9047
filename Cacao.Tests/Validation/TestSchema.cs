using Cacao.Types.Model;
using Cacao.Types.Sdl;

namespace Cacao.Tests.Validation;

/// <summary>One schema with a place for every fault.</summary>
internal static class TestSchema
{
    public const string Source = """
        interface Node { id: ID! }

        interface Party implements Node { id: ID! name(upper: Boolean): String }

        type Merchant implements Party & Node {
          id: ID!
          name(upper: Boolean): String
          deposits(first: Int = 10, status: Status, where: DepositFilter): [Deposit!]!
          parent: Merchant
        }

        type Person implements Party & Node { id: ID! name(upper: Boolean): String age: Int }

        type Deposit implements Node {
          id: ID!
          amount: Money!
          status: Status!
          payer: Person
          age: Float
          note: String
        }

        type Money { minorUnits: Int! currency: String! }

        union Found = Merchant | Person | Deposit

        enum Status { PENDING CONFIRMED REFUNDED }

        scalar DateTime

        input DepositFilter { status: Status least: MoneyInput any: [DepositFilter!] ids: [ID!] }

        input MoneyInput { minorUnits: Int! currency: String! = "EUR" }

        input DepositBy @oneOf { id: ID reference: String }

        type Query {
          node(id: ID!): Node
          party: Party
          merchant(id: ID!): Merchant
          deposit(by: DepositBy): Deposit
          certainDeposit(by: DepositBy!): Deposit
          certainDeposits(by: [DepositBy!]!): [Deposit]
          found(text: String = ""): [Found!]!
          page(limit: Int! = 10, from: DateTime, share: Float, exact: Boolean): Int
          rates(of: [String!]!): [Float!]
        }

        type Mutation { refund(id: ID!): Deposit refunds: [Deposit!] pay(amount: MoneyInput!): Deposit }

        type Subscription { depositChanged(id: ID): Deposit tick: Int ticks: [Int!] }

        directive @trace(label: String!, weight: Int = 1) repeatable on QUERY | FIELD | VARIABLE_DEFINITION

        directive @defer(if: Boolean! = true, label: String) on FRAGMENT_SPREAD | INLINE_FRAGMENT

        directive @stream(
          if: Boolean! = true
          label: String
          initialCount: Int! = 0
        ) on FIELD

        directive @once on FIELD | FRAGMENT_DEFINITION | FRAGMENT_SPREAD | INLINE_FRAGMENT | MUTATION
        """;

    public static Schema Schema { get; } = SchemaReader.Read(Source);
}
