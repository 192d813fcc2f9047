using System.Collections.Concurrent;
using System.Reflection;
using Cacao.Language;

namespace Cacao.Fuzz.Targets;

/// <summary>The children of any node, found by its properties.</summary>
internal static class SyntaxTree
{
    private static readonly ConcurrentDictionary<Type, PropertyInfo[]> Known = new();

    public static IEnumerable<ISyntaxNode> ChildrenOf(ISyntaxNode node)
    {
        foreach (var property in Known.GetOrAdd(node.GetType(), Find))
        {
            switch (property.GetValue(node))
            {
                case ISyntaxNode child:
                    yield return child;
                    break;
                case IEnumerable<ISyntaxNode> children:
                    foreach (var child in children)
                    {
                        yield return child;
                    }

                    break;
            }
        }
    }

    private static PropertyInfo[] Find(Type type) =>
        [
            .. type.GetProperties(BindingFlags.Instance | BindingFlags.Public)
                .Where(property =>
                    property.PropertyType.IsAssignableTo(typeof(ISyntaxNode))
                    || property.PropertyType.IsAssignableTo(typeof(IEnumerable<ISyntaxNode>))
                ),
        ];
}
