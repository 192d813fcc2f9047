using Cacao.Types.Authoring;
using Cacao.Types.Building;
using Cacao.Types.Checks;
using Cacao.Types.Sdl;

namespace Cacao.Tests.Types;

public sealed class SchemaValidationTests
{
    [Theory]
    [InlineData("type Query", "The type Query has no fields.")]
    [InlineData("type Query { a: Int } union U", "The union U has no types.")]
    [InlineData("type Query { a: Int } enum E", "The enum E has no values.")]
    [InlineData("type Query { a: Int } input I", "The input I has no fields.")]
    [InlineData("type Query { __a: Int }", "names with two underscores")]
    [InlineData("type Query { a(o: Query): Int }", "Query.a(o:) has the output type Query.")]
    [InlineData("type Query { a: I } input I { a: Int }", "Query.a has the input type I.")]
    [InlineData(
        "type Query implements N { a: Int } interface N { id: ID! }",
        "Query lacks the field id of the interface N."
    )]
    [InlineData(
        "type Query implements N { id: ID } interface N { id: ID! }",
        "Query.id is ID, but the interface N says ID!."
    )]
    [InlineData(
        "type Query implements N { id: [Int] } interface N { id(a: Int): [Int] }",
        "Query.id lacks the argument a of N.id."
    )]
    [InlineData(
        "type Query implements N { id(a: Int!): Int } interface N { id(a: Int): Int }",
        "Query.id(a:) is Int!, but N.id says Int."
    )]
    [InlineData(
        "type Query implements N { id(b: Int!): Int } interface N { id: Int }",
        "Query.id(b:) is required, but N.id does not have it."
    )]
    [InlineData(
        "type Query { a(i: I): Int } input I { i: I! }",
        "The input I can never be given: I.i → I are all required."
    )]
    [InlineData(
        "type Query { a(i: I): Int } input I { j: J! } input J { i: I! }",
        "The input I can never be given: I.j → J.i → I are all required."
    )]
    [InlineData(
        "type Query { a(i: I): Int } input I @oneOf { a: Int! }",
        "I.a of a OneOf input must be nullable and without default."
    )]
    [InlineData(
        "type Query { a(i: Int! @deprecated): Int }",
        "Query.a(i:) is required and cannot be deprecated."
    )]
    public void A_schema_that_breaks_a_rule_is_refused(string sdl, string error) =>
        Should
            .Throw<SchemaException>(() => SchemaValidator.Validate(SchemaReader.Read(sdl)))
            .Message.ShouldContain(error);

    [Fact]
    public void A_schema_that_keeps_the_rules_is_accepted() =>
        SchemaValidator.Validate(
            SchemaReader.Read(
                """
                type Query implements N & M { id: ID! list: [Query!]! u(a: Int = 1, i: I): U }
                interface N implements M { id: ID list: [N] }
                interface M { id: ID }
                union U = Query
                input I { i: I list: [I!]! j: J! }
                input J { i: I }
                """
            )
        );

    [Fact]
    public void All_errors_are_told_at_once() =>
        Should
            .Throw<SchemaException>(() =>
                SchemaValidator.Validate(SchemaReader.Read("type Query union U enum E"))
            )
            .Errors.Count.ShouldBe(3);

    [Fact]
    public void A_name_that_is_taken_twice_is_refused() =>
        Should
            .Throw<SchemaException>(
                TestSchema.Of(typeof(Queries), typeof(First), typeof(Second)).Build
            )
            .Message.ShouldContain("The name Same is taken twice");

    [Fact]
    public void A_field_name_that_is_taken_twice_is_refused() =>
        Should
            .Throw<SchemaException>(TestSchema.Of(typeof(Queries), typeof(MoreQueries)).Build)
            .Message.ShouldContain("Query has two members named hello.");

    [Fact]
    public void A_type_without_a_place_in_the_schema_is_named() =>
        Should
            .Throw<SchemaException>(TestSchema.Of(typeof(ForeignQueries)).Build)
            .Message.ShouldContain("System.UInt32 has no place in the schema");

    [Fact]
    public void A_service_that_is_not_registered_is_named_with_its_parameter() =>
        Should
            .Throw<SchemaException>(TestSchema.Of(typeof(ServiceQueries)).Build)
            .Message.ShouldStartWith("Query.time(clock:) Ticker cannot be an input");

    [Fact]
    public void A_schema_needs_a_query_type() =>
        Should
            .Throw<SchemaException>(TestSchema.Of(typeof(First)).Build)
            .Message.ShouldBe("There is no query type.");

    [QueryType]
    public static class Queries
    {
        public static string Hello() => "hello";
    }

    [QueryType]
    public static class MoreQueries
    {
        public static string GetHello() => "hello";
    }

    [QueryType]
    public static class ForeignQueries
    {
        public static uint GetNumber() => 1;
    }

    [QueryType]
    public static class ServiceQueries
    {
        public static int GetTime(Ticker clock) => clock.Count;
    }

    public sealed class Ticker(Func<int> next)
    {
        public int Count => next();
    }

    [ObjectType("Same")]
    public sealed record First(int A);

    [ObjectType("Same")]
    public sealed record Second(int A);
}
