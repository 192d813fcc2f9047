using Cacao.Errors;
using Cacao.Types.Building;
using Cacao.Types.Resolvers;

namespace Cacao.Types.NodeIds;

/// <summary><c>interface Node</c>, <c>node(id:)</c> and <c>nodes(ids:)</c>.</summary>
internal sealed class NodeFields(NodeTypes types, NodeIdTranslator translator, int batchSizeMax)
{
    private const string TooManyNodesCode = "HC0076";

    public static TypeReference AddInterface(ISchemaBuildContext context) =>
        context.AddInterface(
            "Node",
            typeof(object),
            type =>
            {
                type.Description = () =>
                    "The node interface is implemented by entities that have a global unique identifier.";
                type.AddField("id", TypeReference.Of("ID").NonNull(), _ => null).Description = () =>
                    "The global id.";
            }
        );

    /// <summary>First on the query type.</summary>
    public void AddTo(ObjectConfiguration query)
    {
        var id = TypeReference.Of("ID").NonNull();
        var node = query.AddField("node", TypeReference.Of("Node"), ResolveNode);
        node.Description = () => "Fetches an object given its ID.";
        node.AddArgument("id", id, typeof(string)).Description = () => "ID of the object.";

        var list = TypeReference.Of("Node").List().NonNull();
        var nodes = query.AddField("nodes", list, ResolveNodes);
        nodes.Description = () => "Lookup nodes by a list of IDs.";
        nodes.AddArgument("ids", id.List().NonNull(), typeof(string[])).Description = () =>
            "The list of node IDs.";

        query.Fields.RemoveRange(query.Fields.Count - 2, 2);
        query.Fields.InsertRange(0, [node, nodes]);
    }

    private ValueTask<object?> ResolveNode(IResolverContext context) =>
        Resolve(context, context.ArgumentValue<string>("id"));

    private async ValueTask<object?> ResolveNodes(IResolverContext context)
    {
        var ids = context.ArgumentValue<string[]>("ids");
        if (ids.Length > batchSizeMax)
        {
            throw new GraphQLException(
                ErrorBuilder
                    .New()
                    .SetMessage(
                        $"The maximum number of nodes that can be fetched at once is {batchSizeMax}. This selection tried to fetch {ids.Length} nodes that exceeded the maximum allowed amount."
                    )
                    .SetCode(TooManyNodesCode)
                    .Build()
            );
        }

        // All are begun before any is awaited, so that DataLoaders can batch them.
        var pending = new Task<object?>[ids.Length];
        for (var index = 0; index < ids.Length; index++)
        {
            pending[index] = ResolveOrReport(context, ids[index]);
        }

        return await Task.WhenAll(pending);
    }

    // One bad id must not cost the others.
    private async Task<object?> ResolveOrReport(IResolverContext context, string text)
    {
        try
        {
            return await Resolve(context, text);
        }
        catch (GraphQLException exception)
        {
            foreach (var error in exception.Errors)
            {
                context.ReportError(error);
            }

            return null;
        }
    }

    private ValueTask<object?> Resolve(IResolverContext context, string text)
    {
        NodeId id;
        try
        {
            id = translator.Parse(text);
        }
        catch (GraphQLException) when (translator.HidesInvalid)
        {
            return default;
        }

        if (types.Find(id.TypeName)?.Resolver is { } resolver)
        {
            return resolver(context, id.Key);
        }

        return translator.HidesInvalid
            ? default
            : throw new GraphQLException(
                $"There is no node resolver registered for type `{id.TypeName}`."
            );
    }
}
