using Cacao.Types.Model;
using Cacao.Types.Sdl;

namespace Cacao.Tests.Types.Sdl;

public sealed class SchemaReaderTests
{
    [Fact]
    public void Types_and_their_members_are_read()
    {
        var schema = SchemaReader.Read(
            """"
            "What it is for" schema { query: Root mutation: Changes }
            """Where all begins""" type Root {
              "By name" item(name: String! = "x" @deprecated, kinds: [Kind!]): Item! @deprecated(reason: "old")
            }
            type Changes { touch: Boolean }
            union Item = Root | Changes
            enum Kind { "One" A B @deprecated }
            input Filter @oneOf { name: String kind: Kind = A }
            scalar Date @specifiedBy(url: "https://example.org/date")
            directive @mark(level: Int = 1) repeatable on FIELD | QUERY
            """"
        );

        schema.Description.ShouldBe("What it is for");
        (schema.QueryType.Name, schema.MutationType!.Name).ShouldBe(("Root", "Changes"));
        schema.SubscriptionType.ShouldBeNull();
        schema.QueryType.Description.ShouldBe("Where all begins");
        var item = schema.QueryType.FindField("item")!;
        (item.Description, item.DeprecationReason).ShouldBe(("By name", "old"));
        item.Type.ToString().ShouldBe("Item!");
        item.DeclaringType.ShouldBe(schema.QueryType);
        item.Arguments.Select(argument => $"{argument.Index} {argument.Name}: {argument.Type}")
            .ShouldBe(["0 name: String!", "1 kinds: [Kind!]"]);
        item.Arguments[0].DefaultValue!.ToString().ShouldBe("\"x\"");
        item.Arguments[0].IsRequired.ShouldBeFalse();
        item.Arguments[0].DeprecationReason.ShouldBe("No longer supported");
        schema.PossibleTypes(schema.FindType("Item")!).Count.ShouldBe(2);
        var kind = (EnumType)schema.FindType("Kind")!;
        kind.Values.Select(value => value.DeprecationReason ?? value.Description ?? "")
            .ShouldBe(["One", "No longer supported"]);
        ((InputObjectType)schema.FindType("Filter")!).IsOneOf.ShouldBeTrue();
        ((ScalarType)schema.FindType("Date")!).SpecifiedBy!.AbsoluteUri.ShouldBe(
            "https://example.org/date"
        );
        var mark = schema.FindDirective("mark")!;
        (mark.IsRepeatable, mark.Locations.Count).ShouldBe((true, 2));
    }

    [Fact]
    public void Built_in_types_and_directives_are_part_of_every_schema()
    {
        var schema = SchemaReader.Read("type Query { a: Int }");

        string[] types = ["String", "Boolean", "Int", "Float", "ID", "__Schema", "__TypeKind"];
        types.ShouldAllBe(name => schema.FindType(name) != null);
        string[] directives = ["include", "skip", "deprecated", "specifiedBy", "oneOf"];
        directives.ShouldAllBe(name => schema.FindDirective(name) != null);
    }

    [Fact]
    public void Interfaces_of_interfaces_are_the_types_own()
    {
        var schema = SchemaReader.Read(
            """
            interface A { a: Int }
            interface B implements A { a: Int }
            type Query implements B { a: Int }
            """
        );

        schema.QueryType.Interfaces.Select(type => type.Name).ShouldBe(["B", "A"]);
        schema.PossibleTypes(schema.FindType("A")!).ShouldBe([schema.QueryType]);
    }

    [Fact]
    public void Extensions_are_merged_into_what_they_extend()
    {
        var schema = SchemaReader.Read(
            """
            extend type Query implements Node @once { b: Kind }
            type Query { a: Int }
            interface Node { id: ID }
            extend interface Node { a: Int }
            enum Kind { A }
            extend enum Kind { B }
            union U = Query
            extend union U = Other
            type Other { x: Int }
            input I { a: Int }
            extend input I @oneOf { b: Int }
            scalar S
            extend scalar S @specifiedBy(url: "https://example.org")
            extend schema { subscription: Other }
            directive @once on OBJECT
            """
        );

        schema.QueryType.Fields.Select(field => field.Name).ShouldBe(["b", "a"]);
        schema.QueryType.Directives.ShouldHaveSingleItem().Name.Value.ShouldBe("once");
        schema.QueryType.Interfaces.ShouldHaveSingleItem().Fields.Count.ShouldBe(2);
        ((EnumType)schema.FindType("Kind")!).Values.Count.ShouldBe(2);
        ((UnionType)schema.FindType("U")!).Types.Count.ShouldBe(2);
        ((InputObjectType)schema.FindType("I")!).IsOneOf.ShouldBeTrue();
        ((ScalarType)schema.FindType("S")!).SpecifiedBy.ShouldNotBeNull();
        schema.SubscriptionType!.Name.ShouldBe("Other");
    }

    [Theory]
    [InlineData("type Query { a: Nope }", "There is no NamedType \"Nope\".")]
    [InlineData("type Query { a: Int } type Query { b: Int }", "Type \"Query\" is defined twice.")]
    [InlineData("type Other { a: Int }", "The schema has no query type.")]
    [InlineData("type Query { a: Int } union U = ID", "There is no ObjectType \"ID\".")]
    [InlineData("extend type Query { a: Int }", "There is no ComplexType \"Query\".")]
    public void A_mistake_in_the_text_is_named(string source, string expected) =>
        Should
            .Throw<InvalidOperationException>(() => SchemaReader.Read(source))
            .Message.ShouldBe(expected);
}
