using Cacao.Types.Authoring;

namespace Cacao.Types.Configuration;

/// <summary>Global object identification.</summary>
public sealed class NodeOptions
{
    /// <summary>Adds <c>node(id:)</c> and <c>nodes(ids:)</c> to the query type.</summary>
    public bool AddNodeFields { get; set; } = true;

    /// <summary>What an id that cannot be read means where <c>[ID]</c> does not say; also on <c>node</c>.</summary>
    public InvalidId WhenInvalid { get; set; } = InvalidId.Refused;
}
