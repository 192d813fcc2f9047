using System.Runtime.CompilerServices;
using Cacao.Errors;
using Cacao.Language;
using Cacao.Types.Introspection;
using Cacao.Types.Model;

namespace Cacao.Validation;

/// <summary>What the rules of one validation share: the schema, the document, errors and a budget.</summary>
internal sealed class ValidationContext
{
    // Names and values of the document are part of messages; nobody needs all of a huge one.
    private const int MaxMessageLength = 2000;

    // Levels of recursion by way of fragments; a document within its limits needs fewer.
    private const int MaxRecursion = 500;

    private readonly List<IError> _errors = [];
    private readonly Dictionary<string, DirectiveDefinitionNode> _definedDirectives = [];
    private int _recursion;

    public ValidationContext(Schema schema, DocumentNode document, ValidationOptions options)
    {
        Schema = schema;
        Document = document;
        Options = options;
        Fragments = new FragmentIndex(this);
        foreach (var directive in document.Definitions.OfType<DirectiveDefinitionNode>())
        {
            _definedDirectives[directive.Name.Value] = directive;
        }
    }

    public Schema Schema { get; }

    public DocumentNode Document { get; }

    public ValidationOptions Options { get; }

    public FragmentIndex Fragments { get; }

    public VariableUsages Variables => field ??= VariableUsages.Collect(this);

    public IReadOnlyList<IError> Errors => _errors;

    public void Report(string message, params ReadOnlySpan<ISyntaxNode> nodes)
    {
        if (_errors.Count >= Options.MaxErrors)
        {
            throw new ValidationAbortedException(
                "Too many validation errors, error limit reached. Validation aborted."
            );
        }
        var locations = new List<ErrorLocation>(nodes.Length);
        foreach (var node in nodes)
        {
            if (node.Location is not null)
            {
                locations.Add(ErrorLocation.Of(node));
            }
        }
        _errors.Add(new Error(Abbreviate(message)) { Locations = locations });
    }

    public void ReportAbortion(ValidationAbortedException abortion) =>
        _errors.Add(
            new Error(abortion.Message)
            {
                Locations = abortion.Place?.Location is null
                    ? []
                    : [ErrorLocation.Of(abortion.Place)],
            }
        );

    /// <summary>The definition that is looked at; the first one before and after all of them.</summary>
    public IDefinitionNode? Definition
    {
        get => field ?? (Document.Definitions is [var first, ..] ? first : null);
        set;
    }

    /// <summary>A directive that the document itself defines.</summary>
    public DirectiveDefinitionNode? FindDefinedDirective(string name) =>
        _definedDirectives.GetValueOrDefault(name);

    /// <summary>What has been paid.</summary>
    public int Work { get; private set; }

    /// <summary>Pays for steps that are more than linear in the document.</summary>
    public void Spend(int steps)
    {
        Work += steps;
        if (Work > Options.MaxWork)
        {
            throw new ValidationAbortedException(
                "The document is too complex to validate. Validation aborted.",
                Definition
            );
        }
    }

    /// <summary>Goes one level down where the depth of the document alone is no bound.</summary>
    public void Descend()
    {
        if (++_recursion > MaxRecursion || !RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            throw new ValidationAbortedException(
                "The document is nested too deep to validate. Validation aborted.",
                Definition
            );
        }
    }

    public void Ascend() => _recursion--;

    public string Suggest(string name, IEnumerable<string> options, string? what = null) =>
        Options.Suggestions ? Suggestions.DidYouMean(name, options, what) : "";

    /// <summary>A declared field, or one that every schema has without declaring it.</summary>
    public OutputField? FindField(NamedType parentType, string name) =>
        name switch
        {
            "__typename" => IntrospectionTypes.TypeNameField,
            "__schema" when parentType == Schema.QueryType => IntrospectionTypes.SchemaField,
            "__type" when parentType == Schema.QueryType => IntrospectionTypes.TypeField,
            _ => (parentType as ComplexType)?.FindField(name),
        };

    public ObjectType? RootType(OperationType operation) =>
        operation switch
        {
            OperationType.Query => Schema.QueryType,
            OperationType.Mutation => Schema.MutationType,
            _ => Schema.SubscriptionType,
        };

    /// <summary>The type that the document refers to; null if the schema has none of that name.</summary>
    public IType? TypeOf(ITypeNode node) =>
        node switch
        {
            NonNullTypeNode nonNull => TypeOf(nonNull.Type) is { } inner
                ? new NonNullType(inner)
                : null,
            ListTypeNode list => TypeOf(list.Type) is { } item ? new ListType(item) : null,
            _ => Schema.FindType(((NamedTypeNode)node).Name.Value),
        };

    private static string Abbreviate(string message) =>
        message.Length <= MaxMessageLength ? message : $"{message[..MaxMessageLength]}…";
}
