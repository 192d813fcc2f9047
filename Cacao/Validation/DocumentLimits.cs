using Cacao.Language;

namespace Cacao.Validation;

/// <summary>
/// The limits of <see cref="ValidationOptions"/>. Fragments are counted as if they stood where they
/// are spread, each being measured once, so that no way of spreading them takes more time.
/// </summary>
internal sealed class DocumentLimits
{
    private readonly ValidationContext _context;
    private readonly Dictionary<FragmentDefinitionNode, Size> _sizes = [];
    private readonly HashSet<FragmentDefinitionNode> _open = [];
    private int _aliases;
    private int _fragments;
    private int _directives;

    private DocumentLimits(ValidationContext context) => _context = context;

    private ValidationOptions Options => _context.Options;

    /// <summary>Reports the first limit that is exceeded.</summary>
    public static bool Allow(ValidationContext context)
    {
        var limits = new DocumentLimits(context);
        foreach (var definition in context.Document.Definitions)
        {
            if (definition is IExecutableDefinitionNode executable && !limits.Allow(executable))
            {
                return false;
            }
        }
        return true;
    }

    private bool Allow(IExecutableDefinitionNode definition)
    {
        if (definition is FragmentDefinitionNode && ++_fragments > Options.MaxFragments)
        {
            return Refuse(definition, $"has more than {Options.MaxFragments} fragments");
        }
        if (!AllowInside(definition.SelectionSet) || !AllowDirectives(definition.Directives))
        {
            return false;
        }
        var size = definition is FragmentDefinitionNode fragment
            ? Measure(fragment)
            : Measure(definition.SelectionSet);
        if (size.Depth > Options.MaxDepth)
        {
            return Refuse(definition, $"selects fields more than {Options.MaxDepth} levels deep");
        }
        if (size.Fields > Options.MaxExpandedFields)
        {
            return Refuse(
                definition,
                $"selects more than {Options.MaxExpandedFields} fields by way of its fragments"
            );
        }
        if (definition is OperationDefinitionNode && size.RootFields > Options.MaxRootFields)
        {
            return Refuse(
                definition,
                $"selects more than {Options.MaxRootFields} fields at the top of an operation"
            );
        }
        return true;
    }

    private bool AllowInside(SelectionSetNode selectionSet)
    {
        foreach (var selection in selectionSet.Selections)
        {
            if (selection is FieldNode { Alias: not null } && ++_aliases > Options.MaxAliases)
            {
                return Refuse(selection, $"has more than {Options.MaxAliases} aliases");
            }
            if (!AllowIntrospection(selection))
            {
                return false;
            }
            var inner = selection switch
            {
                FieldNode field => field.SelectionSet,
                InlineFragmentNode inline => inline.SelectionSet,
                _ => null,
            };
            if (
                !AllowDirectives(selection.Directives) || (inner is not null && !AllowInside(inner))
            )
            {
                return false;
            }
        }
        return true;
    }

    private bool AllowIntrospection(ISelectionNode selection) =>
        selection is not FieldNode { Name.Value: "__schema" or "__type", SelectionSet: { } inner }
        || Measure(inner).MetaLists <= Options.MaxIntrospectionLists
        || Refuse(
            selection,
            $"asks for more than {Options.MaxIntrospectionLists} lists of introspection in each other"
        );

    private bool AllowDirectives(IReadOnlyList<DirectiveNode> directives)
    {
        if (directives.Count > Options.MaxDirectivesPerLocation)
        {
            return Refuse(
                directives[Options.MaxDirectivesPerLocation],
                $"has more than {Options.MaxDirectivesPerLocation} directives in one place"
            );
        }
        _directives += directives.Count;
        return _directives <= Options.MaxDirectives
            || Refuse(directives[0], $"has more than {Options.MaxDirectives} directives");
    }

    private bool Refuse(ISyntaxNode node, string what)
    {
        _context.Report($"The document {what}. Validation aborted.", node);
        return false;
    }

    private Size Measure(FragmentDefinitionNode fragment)
    {
        if (_sizes.TryGetValue(fragment, out var known))
        {
            return known;
        }
        // A fragment inside itself adds nothing here; a rule of the specification refuses it.
        if (!_open.Add(fragment))
        {
            return default;
        }
        var size = Measure(fragment.SelectionSet);
        _open.Remove(fragment);
        return _sizes[fragment] = size;
    }

    private Size Measure(SelectionSetNode selectionSet)
    {
        _context.Descend();
        var size = default(Size);
        HashSet<string>? spread = null;
        foreach (var selection in selectionSet.Selections)
        {
            size = size.With(
                selection switch
                {
                    FieldNode field => field.SelectionSet is null
                        ? default(Size).AsField(field)
                        : Measure(field.SelectionSet).AsField(field),
                    InlineFragmentNode inline => Measure(inline.SelectionSet),
                    FragmentSpreadNode { Name.Value: var name } when (spread ??= []).Add(name) =>
                        _context.Fragments.Find(name) is { } fragment ? Measure(fragment) : default,
                    _ => default,
                }
            );
        }
        _context.Ascend();
        return size;
    }

    private readonly record struct Size(int Depth, long Fields, long RootFields, int MetaLists)
    {
        private const long Enough = int.MaxValue;

        public Size AsField(FieldNode field)
        {
            var isMetaList =
                field.Name.Value is "fields" or "interfaces" or "possibleTypes" or "inputFields";
            return new(
                Depth + 1,
                Math.Min(Fields + 1, Enough),
                1,
                isMetaList ? MetaLists + 1 : MetaLists
            );
        }

        public Size With(Size other) =>
            new(
                Math.Max(Depth, other.Depth),
                Math.Min(Fields + other.Fields, Enough),
                Math.Min(RootFields + other.RootFields, Enough),
                Math.Max(MetaLists, other.MetaLists)
            );
    }
}
