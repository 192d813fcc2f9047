namespace Cacao.Language;

/// <summary>Fragments (<see href="https://spec.graphql.org/September2025/#sec-Language.Fragments"/>).</summary>
public ref partial struct Utf8GraphQLParser
{
    // https://spec.graphql.org/September2025/#FragmentSpread and #InlineFragment
    private ISelectionNode ParseFragment()
    {
        var start = Expect(TokenKind.Spread);
        var hasTypeCondition = SkipKeyword("on"u8);
        if (!hasTypeCondition && Peek(TokenKind.Name))
        {
            var name = ParseFragmentName();
            var spreadDirectives = ParseDirectives(isConst: false);
            return new FragmentSpreadNode(LocationFrom(start), name, spreadDirectives);
        }
        var typeCondition = hasTypeCondition ? ParseNamedType() : null;
        var directives = ParseDirectives(isConst: false);
        var selectionSet = ParseSelectionSet();
        return new InlineFragmentNode(LocationFrom(start), typeCondition, directives, selectionSet);
    }

    // https://spec.graphql.org/September2025/#FragmentDefinition
    private FragmentDefinitionNode ParseFragmentDefinition()
    {
        var start = Current;
        var description = ParseDescription();
        ExpectKeyword("fragment"u8);
        var name = ParseFragmentName();
        ExpectKeyword("on"u8);
        var typeCondition = ParseNamedType();
        var directives = ParseDirectives(isConst: false);
        var selectionSet = ParseSelectionSet();
        return new FragmentDefinitionNode(
            LocationFrom(start),
            description,
            name,
            [],
            typeCondition,
            directives,
            selectionSet
        );
    }

    // https://spec.graphql.org/September2025/#FragmentName
    private NameNode ParseFragmentName() =>
        PeekKeyword("on"u8) ? throw Unexpected(Current) : ParseName();
}
