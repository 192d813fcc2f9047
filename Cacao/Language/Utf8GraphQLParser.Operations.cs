namespace Cacao.Language;

/// <summary>Operations and what they select.</summary>
public ref partial struct Utf8GraphQLParser
{
    // https://spec.graphql.org/September2025/#OperationDefinition
    private OperationDefinitionNode ParseOperationDefinition()
    {
        var start = Current;
        if (Peek(TokenKind.LeftBrace))
        {
            var shorthand = ParseSelectionSet();
            return new OperationDefinitionNode(
                LocationFrom(start),
                null,
                null,
                OperationType.Query,
                [],
                [],
                shorthand
            );
        }
        var description = ParseDescription();
        var operation = ParseOperationType();
        var name = Peek(TokenKind.Name) ? ParseName() : null;
        var variables = ParseVariableDefinitions();
        var directives = ParseDirectives(isConst: false);
        var selectionSet = ParseSelectionSet();
        return new OperationDefinitionNode(
            LocationFrom(start),
            description,
            name,
            operation,
            variables,
            directives,
            selectionSet
        );
    }

    // https://spec.graphql.org/September2025/#OperationType
    private OperationType ParseOperationType()
    {
        var token = Expect(TokenKind.Name);
        return TextOf(token) switch
        {
            "query" => OperationType.Query,
            "mutation" => OperationType.Mutation,
            "subscription" => OperationType.Subscription,
            _ => throw Unexpected(token),
        };
    }

    // https://spec.graphql.org/September2025/#VariablesDefinition
    private VariableDefinitionNode[] ParseVariableDefinitions() =>
        OptionalMany(
            TokenKind.LeftParenthesis,
            static (ref parser) => parser.ParseVariableDefinition(),
            TokenKind.RightParenthesis
        );

    // https://spec.graphql.org/September2025/#VariableDefinition
    private VariableDefinitionNode ParseVariableDefinition()
    {
        var start = Current;
        var description = ParseDescription();
        var variable = ParseVariable();
        Expect(TokenKind.Colon);
        var type = ParseTypeReference();
        var defaultValue = Skip(TokenKind.EqualsSign) ? ParseValue(isConst: true) : null;
        var directives = ParseDirectives(isConst: true);
        return new VariableDefinitionNode(
            LocationFrom(start),
            description,
            variable,
            type,
            defaultValue,
            directives
        );
    }

    // https://spec.graphql.org/September2025/#SelectionSet
    private SelectionSetNode ParseSelectionSet()
    {
        var start = Current;
        Enter();
        var selections = Many(
            TokenKind.LeftBrace,
            static (ref parser) => parser.ParseSelection(),
            TokenKind.RightBrace
        );
        Leave();
        return new SelectionSetNode(LocationFrom(start), selections);
    }

    // https://spec.graphql.org/September2025/#Selection
    private ISelectionNode ParseSelection() =>
        Peek(TokenKind.Spread) ? ParseFragment() : ParseField();

    // https://spec.graphql.org/September2025/#Field
    private FieldNode ParseField()
    {
        if (++_fields > _options.MaxFields)
        {
            throw Exceeds(_options.MaxFields, "fields");
        }
        var start = Current;
        var name = ParseName();
        NameNode? alias = null;
        if (Skip(TokenKind.Colon))
        {
            (alias, name) = (name, ParseName());
        }
        var arguments = ParseArguments(isConst: false);
        var directives = ParseDirectives(isConst: false);
        var selectionSet = Peek(TokenKind.LeftBrace) ? ParseSelectionSet() : null;
        return new FieldNode(LocationFrom(start), name, alias, directives, arguments, selectionSet);
    }

    // https://spec.graphql.org/September2025/#Arguments
    private ArgumentNode[] ParseArguments(bool isConst) =>
        OptionalMany<ArgumentNode>(
            TokenKind.LeftParenthesis,
            isConst
                ? static (ref parser) => parser.ParseArgument(isConst: true)
                : static (ref parser) => parser.ParseArgument(isConst: false),
            TokenKind.RightParenthesis
        );

    // https://spec.graphql.org/September2025/#Argument
    private ArgumentNode ParseArgument(bool isConst)
    {
        var start = Current;
        var name = ParseName();
        Expect(TokenKind.Colon);
        var value = ParseValue(isConst);
        return new ArgumentNode(LocationFrom(start), name, value);
    }

    // https://spec.graphql.org/September2025/#Directives
    private DirectiveNode[] ParseDirectives(bool isConst)
    {
        if (!Peek(TokenKind.At))
        {
            return [];
        }
        var directives = new List<DirectiveNode>();
        while (Peek(TokenKind.At))
        {
            directives.Add(ParseDirective(isConst));
        }
        return [.. directives];
    }

    // https://spec.graphql.org/September2025/#Directive
    private DirectiveNode ParseDirective(bool isConst)
    {
        var start = Expect(TokenKind.At);
        var name = ParseName();
        var arguments = ParseArguments(isConst);
        return new DirectiveNode(LocationFrom(start), name, arguments);
    }
}
