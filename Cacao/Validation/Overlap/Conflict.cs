using System.Text;
using Cacao.Language;

namespace Cacao.Validation.Overlap;

/// <summary>
/// Two fields that cannot share a name in the response. The nodes of each side are the field and,
/// where the fault lies deeper, the fields on the way to it.
/// </summary>
internal sealed record Conflict(
    string ResponseName,
    string Reason,
    IReadOnlyList<FieldNode> First,
    IReadOnlyList<FieldNode> Second
)
{
    /// <summary>A hostile document can nest conflicts so that each mentions all others.</summary>
    public const int MaxNodes = 20;

    private const int MaxReasonLength = 1000;

    public static Conflict Of(string responseName, string reason, FieldNode a, FieldNode b) =>
        new(responseName, reason, [a], [b]);

    /// <summary>The fields conflict because what they select does.</summary>
    public static Conflict OfSubfields(
        string responseName,
        IReadOnlyList<Conflict> conflicts,
        FieldNode a,
        FieldNode b
    )
    {
        var reason = new StringBuilder();
        foreach (var conflict in conflicts)
        {
            reason
                .Append(reason.Length == 0 ? "" : " and ")
                .Append("subfields \"")
                .Append(conflict.ResponseName)
                .Append("\" conflict because ")
                .Append(conflict.Reason);
            if (reason.Length > MaxReasonLength)
            {
                reason.Length = MaxReasonLength;
                reason.Append("...");
                break;
            }
        }
        return new Conflict(
            responseName,
            reason.ToString(),
            Nodes(a, conflicts.Select(conflict => conflict.First)),
            Nodes(b, conflicts.Select(conflict => conflict.Second))
        );
    }

    private static List<FieldNode> Nodes(
        FieldNode node,
        IEnumerable<IReadOnlyList<FieldNode>> deeper
    )
    {
        var nodes = new List<FieldNode> { node };
        foreach (var side in deeper)
        {
            nodes.AddRange(side.TakeLast(MaxNodes - nodes.Count));
            if (nodes.Count == MaxNodes)
            {
                break;
            }
        }
        return nodes;
    }
}
