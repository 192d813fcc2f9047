using Cacao.Language;

namespace Cacao.Execution.Plans;

/// <summary>The fragments of a document by name.</summary>
internal sealed class FragmentTable
{
    private readonly Dictionary<string, FragmentDefinitionNode> _fragments = [];

    public FragmentTable(DocumentNode document)
    {
        foreach (var fragment in document.Definitions.OfType<FragmentDefinitionNode>())
        {
            _fragments.TryAdd(fragment.Name.Value, fragment);
        }
    }

    public FragmentDefinitionNode? Find(string name) => _fragments.GetValueOrDefault(name);
}
