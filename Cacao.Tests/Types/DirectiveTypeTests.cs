using System.Diagnostics.CodeAnalysis;
using Cacao.Tests.Kit;
using Cacao.Types.Authoring;
using Cacao.Types.Building;
using Cacao.Types.Configuration;
using Cacao.Types.Scalars;

namespace Cacao.Tests.Types;

/// <summary>https://spec.graphql.org/September2025/#sec-Type-System.Directives</summary>
public sealed class DirectiveTypeTests
{
    [Fact]
    public void A_class_is_a_directive_with_its_properties_as_arguments()
    {
        Snapshot.Match(Shop().Print());
    }

    [Fact]
    public async Task Introspection_tells_locations_arguments_and_whether_it_may_be_repeated()
    {
        const string Query = """
            { __schema { directives {
                name description isRepeatable locations
                args(includeDeprecated: true) { name defaultValue isDeprecated deprecationReason }
            } } }
            """;
        Snapshot.Match(await Shop().AskAsync(Query));
    }

    [Fact]
    public async Task Deprecated_arguments_are_left_out_unless_they_are_asked_for()
    {
        var answer = await Shop().AskAsync("{ __schema { directives { name args { name } } } }");
        answer.ShouldContain("""{"name":"trace","args":[{"name":"label"},{"name":"weight"}]}""");
    }

    [Fact]
    public async Task A_document_may_use_it_where_it_may_stand()
    {
        var answer = await Shop()
            .AskAsync("""query @trace(label: "a") @trace(label: "b", weight: 2) { hello @mark }""");
        answer.ShouldBe("""{"data":{"hello":"hello"}}""");
    }

    [Theory]
    [InlineData(
        "{ hello @mark @mark }",
        "The directive \"@mark\" can only be used once at this location."
    )]
    [InlineData("query @mark { hello }", "Directive \"@mark\" may not be used on QUERY.")]
    [InlineData(
        "{ hello @trace }",
        "Argument \"@trace(label:)\" of type \"String!\" is required, but it was not provided."
    )]
    [InlineData(
        "{ hello @mark(level: MIDDLE) }",
        "Value \"MIDDLE\" does not exist in \"Level\" enum."
    )]
    public async Task A_document_must_use_it_as_it_is_defined(string query, string message)
    {
        var answer = await Shop().AskAsync(query);
        System
            .Text.Json.JsonDocument.Parse(answer)
            .RootElement.GetProperty("errors")[0]
            .GetProperty("message")
            .GetString()
            .ShouldStartWith(message);
    }

    [Fact]
    public void A_client_schema_has_it_as_the_printed_one()
    {
        var schema = Shop().Build();
        schema.FindDirective("trace")!.IsRepeatable.ShouldBeTrue();
        schema.FindDirective("mark")!.IsRepeatable.ShouldBeFalse();
        schema
            .FindDirective("audited")!
            .Locations.ShouldBe([
                "SCALAR",
                "OBJECT",
                "FIELD_DEFINITION",
                "ARGUMENT_DEFINITION",
                "INTERFACE",
                "UNION",
                "ENUM",
                "ENUM_VALUE",
                "INPUT_OBJECT",
                "INPUT_FIELD_DEFINITION",
            ]);
    }

    [Fact]
    public void It_stands_only_where_its_locations_let_it()
    {
        var error = Should.Throw<SchemaException>(() =>
            TestSchema.Of(typeof(MisplacedQueries)).AddDirectiveType<OnObjectsAttribute>().Build()
        );
        error.Message.ShouldContain("@onObjects cannot stand on value: FIELD_DEFINITION is none");
    }

    [Fact]
    public void It_stands_once_unless_it_is_repeatable()
    {
        var error = Should.Throw<SchemaException>(() =>
            TestSchema.Of(typeof(TwiceQueries)).AddDirectiveType<OnFieldsAttribute>().Build()
        );
        error.Message.ShouldContain("@onFields stands twice on value");
    }

    [Theory]
    [InlineData(typeof(Nowhere), "@nowhere may stand nowhere.")]
    [InlineData(typeof(SkipDirective), "The directive @skip of")]
    [InlineData(typeof(CostDirective), "The directive @cost of")]
    [InlineData(typeof(Reserved), "@__reserved: names with two underscores in front belong")]
    [InlineData(
        typeof(Contradictory),
        "@contradictory(needed:) is required and cannot be deprecated."
    )]
    [InlineData(typeof(CircularAttribute), "@circular refers to itself in its own arguments.")]
    public void A_definition_must_follow_the_rules_of_the_type_system(Type type, string message)
    {
        var error = Should.Throw<SchemaException>(() =>
            TestSchema.Of(typeof(PlainQueries), type).Build()
        );
        error.Message.ShouldContain(message);
    }

    [Fact]
    public void The_schema_has_its_own_description()
    {
        var builder = TestSchema
            .Of(typeof(PlainQueries))
            .SetSchema(schema => schema.Description("A shop."));
        builder.Build().Description.ShouldBe("A shop.");
        builder.Print().ShouldStartWith("\"\"\"A shop.\"\"\"\nschema {\n  query: Query\n}");
    }

    private static IRequestExecutorBuilder Shop() =>
        TestSchema
            .Of(
                typeof(ShopQueries),
                typeof(Item),
                typeof(ItemType),
                typeof(IThing),
                typeof(Box),
                typeof(SizeScalar)
            )
            .AddDirectiveType<Trace>()
            .AddDirectiveType<Mark>()
            .AddDirectiveType<AuditedAttribute>();

    /// <summary>Marks a spot.</summary>
    /// <param name="Label">What to call it.</param>
    /// <param name="Weight">How much it counts.</param>
    /// <param name="Colour">Of the mark.</param>
    [DirectiveType("trace", DirectiveLocation.Executable, IsRepeatable = true)]
    public sealed record Trace(
        string Label,
        int? Weight = 1,
        [property: GraphQLDeprecated("Labels are enough.")] string? Colour = null
    );

    [DirectiveType(DirectiveLocation.Field)]
    public sealed record Mark(Level Level = Level.Low);

    public enum Level
    {
        Low,

        [Audited(Because = "it is high")]
        High,
    }

    public enum Depth
    {
        Shallow,
        Deep,
    }

    [DirectiveType(DirectiveLocation.TypeSystem & ~DirectiveLocation.Schema, IsRepeatable = true)]
    [AttributeUsage(AttributeTargets.All, AllowMultiple = true)]
    public sealed class AuditedAttribute : Attribute
    {
        public string? Because { get; set; }

        [DefaultValue(Depth.Shallow)]
        public Depth Depth { get; set; }

        public string[]? Readers { get; set; }
    }

    [QueryType]
    public static class ShopQueries
    {
        [Audited(Because = "it is first", Depth = Depth.Deep, Readers = ["a", "b"])]
        [Audited]
        public static string Hello([Audited] Level? level, ItemFilter? filter) =>
            filter?.Name ?? level?.ToString() ?? "hello";

        public static Item? Item(Size? size) => size is null ? null : new Item(size.Value);

        public static IThing? Thing() => null;
    }

    [Audited]
    public sealed record ItemFilter([property: Audited] string? Name);

    public sealed record Item(string Name);

    [ObjectType<Item>]
    public static class ItemType
    {
        internal static void Configure(IObjectTypeDescriptor<Item> descriptor)
        {
            descriptor.Directive(new AuditedAttribute { Because = "of the type" });
            descriptor.Field(item => item.Name).Directive(new AuditedAttribute());
        }
    }

    [Audited]
    [UnionType("Thing")]
    public interface IThing;

    [Audited]
    [ObjectType]
    public sealed record Box(int Width) : IThing;

    public sealed record Size(string Value);

    [Audited]
    public sealed class SizeScalar() : FormattedScalarType<Size>("Size")
    {
        protected override bool TryParse(string text, [MaybeNullWhen(false)] out Size value)
        {
            value = new Size(text);
            return true;
        }

        protected override string Format(Size value) => value.Value;
    }

    [QueryType]
    public static class PlainQueries
    {
        public static string Value() => "";
    }

    [DirectiveType(DirectiveLocation.Object)]
    [AttributeUsage(AttributeTargets.Method)]
    public sealed class OnObjectsAttribute : Attribute;

    [QueryType]
    public static class MisplacedQueries
    {
        [OnObjects]
        public static string Value() => "";
    }

    [DirectiveType(DirectiveLocation.FieldDefinition)]
    [AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
    public sealed class OnFieldsAttribute : Attribute;

    [QueryType]
    public static class TwiceQueries
    {
        [OnFields]
        [OnFields]
        public static string Value() => "";
    }

    [DirectiveType(DirectiveLocation.None)]
    public sealed record Nowhere;

    [DirectiveType(DirectiveLocation.Field)]
    public sealed record SkipDirective;

    [DirectiveType(DirectiveLocation.FieldDefinition)]
    public sealed record CostDirective;

    [DirectiveType("__reserved", DirectiveLocation.Field)]
    public sealed record Reserved;

    [DirectiveType(DirectiveLocation.Field)]
    public sealed record Contradictory([property: GraphQLDeprecated("Now.")] string Needed);

    [DirectiveType(DirectiveLocation.InputFieldDefinition)]
    [AttributeUsage(AttributeTargets.Property)]
    public sealed class CircularAttribute : Attribute
    {
        public CircularInput? Input { get; set; }
    }

    public sealed record CircularInput([property: Circular] string? Value);
}
