using System.Diagnostics.CodeAnalysis;

namespace Cacao.Types.NodeIds;

/// <summary>Translates between a global id's text and the type and key that it stands for.</summary>
public interface INodeIdSerializer
{
    /// <summary>The text that clients see.</summary>
    /// <param name="typeName">The node type's name in the schema.</param>
    /// <param name="key">The value of the id property.</param>
    string Format(string typeName, object key);

    /// <summary>Reads an id of any type; false when the text is no id.</summary>
    /// <param name="text">What the client sent.</param>
    /// <param name="keyTypes">The C# type of the key of each node type, by the type's name.</param>
    /// <param name="id">The type and the key in its C# type.</param>
    bool TryParse(
        string text,
        IReadOnlyDictionary<string, Type> keyTypes,
        [NotNullWhen(true)] out NodeId? id
    );
}

/// <summary>A global id, read.</summary>
public sealed record NodeId(string TypeName, object Key);
