namespace Cacao.StandIn.Marking;

/// <summary>Marks a spot in the document. Has no effect.</summary>
/// <param name="Colour">No longer read.</param>
[DirectiveType("trace", DirectiveLocation.Executable, IsRepeatable = true)]
public sealed record Trace(
    string Label,
    int? Weight = 1,
    [property: GraphQLDeprecated("Labels are enough.")] string? Colour = null
);
