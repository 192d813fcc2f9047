using System.Collections.Concurrent;
using Cacao.Types.Model;

namespace Cacao.Execution.Plans;

/// <summary>
/// What a field asks of its value: one selection set for each concrete type, compiled when the first
/// value of that type comes along, so that compiling never costs more than executing.
/// </summary>
internal sealed class SubSelections(
    OperationCompiler compiler,
    NamedType type,
    IReadOnlyList<FieldSource> sources,
    IReadOnlyList<DeferUsage> within,
    bool isPure
)
{
    private readonly ConcurrentDictionary<ObjectType, SelectionSet> _sets = [];
    private SelectionSet? _latest;

    public NamedType Type => type;

    /// <summary>The whole subtree needs no resolving, whatever the concrete type.</summary>
    public bool IsPure => isPure;

    public SelectionSet For(ObjectType concrete)
    {
        var latest = _latest;
        if (latest is not null && ReferenceEquals(latest.Type, concrete))
        {
            return latest;
        }

        var set = _sets.GetOrAdd(
            concrete,
            static (key, self) => self.compiler.CompileChildren(key, self.sources, self.within),
            (compiler, sources, within)
        );
        _latest = set;
        return set;
    }

    public bool Selects(string fieldName) =>
        compiler.PossibleTypes(type).Any(concrete => For(concrete).Selects(fieldName));
}
