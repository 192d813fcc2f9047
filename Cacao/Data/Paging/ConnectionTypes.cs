using Cacao.Types.Building;
using Cacao.Types.Configuration;
using Cacao.Types.Directives;
using Cacao.Types.Resolvers;

namespace Cacao.Data.Paging;

/// <summary>The object types of connections.</summary>
internal static class ConnectionTypes
{
    public static TypeReference Add(
        ISchemaBuildContext context,
        string baseName,
        PagedItem item,
        PagingSettings settings,
        PagingOptions options
    )
    {
        var pageInfo = AddPageInfo(context);
        var edge = context.AddObject(
            $"{baseName}Edge",
            typeof(Edge<>).MakeGenericType(item.RuntimeType),
            type => DescribeEdge(type, item)
        );
        return context.AddObject(
            $"{baseName}Connection",
            typeof(Connection<>).MakeGenericType(item.RuntimeType),
            type =>
            {
                type.Description = () => "A connection to a list of items.";
                Field(
                    type,
                    "pageInfo",
                    pageInfo.NonNull(),
                    parent => ((Connection)parent).PageInfo,
                    "Information to aid in pagination."
                );
                Field(
                    type,
                    "edges",
                    edge.NonNull().List(),
                    parent => ((Connection)parent).UntypedEdges,
                    "A list of edges."
                );
                if (options.IncludeNodesField)
                {
                    Field(
                        type,
                        "nodes",
                        item.Type.List(),
                        parent => ((Connection)parent).UntypedNodes,
                        "A flattened list of the nodes."
                    );
                }

                if (settings.IncludeTotalCount)
                {
                    var totalCount = Field(
                        type,
                        PagingArguments.TotalCount,
                        TypeReference.Of(typeof(int)).NonNull(),
                        parent => ((Connection)parent).TotalCount,
                        "Identifies the total count of items in the connection."
                    );
                    var cost = context.Configuration.Feature<CostOptions>();
                    if (cost.ApplyCostDefaults)
                    {
                        // It is a property here, but counting is a query of its own.
                        totalCount.Directives.Add(CostDirectives.CostOf(cost.DefaultResolverCost));
                    }
                }
            }
        );
    }

    private static TypeReference AddPageInfo(ISchemaBuildContext context) =>
        context.AddObject(
            "PageInfo",
            typeof(ConnectionPageInfo),
            type =>
            {
                var flag = TypeReference.Of(typeof(bool)).NonNull();
                var cursor = TypeReference.Of(typeof(string));
                type.Description = () => "Information about pagination in a connection.";
                Field(
                    type,
                    "hasNextPage",
                    flag,
                    parent => ((ConnectionPageInfo)parent).HasNextPage,
                    "Indicates whether more edges exist following the set defined by the clients arguments."
                );
                Field(
                    type,
                    "hasPreviousPage",
                    flag,
                    parent => ((ConnectionPageInfo)parent).HasPreviousPage,
                    "Indicates whether more edges exist prior the set defined by the clients arguments."
                );
                Field(
                    type,
                    "startCursor",
                    cursor,
                    parent => ((ConnectionPageInfo)parent).StartCursor,
                    "When paginating backwards, the cursor to continue."
                );
                Field(
                    type,
                    "endCursor",
                    cursor,
                    parent => ((ConnectionPageInfo)parent).EndCursor,
                    "When paginating forwards, the cursor to continue."
                );
            }
        );

    private static void DescribeEdge(ObjectConfiguration type, PagedItem item)
    {
        type.Description = () => "An edge in a connection.";
        Field(
            type,
            "cursor",
            TypeReference.Of(typeof(string)).NonNull(),
            parent => ((Edge)parent).Cursor,
            "A cursor for use in pagination."
        );
        Field(
            type,
            "node",
            item.Type,
            parent => ((Edge)parent).UntypedNode,
            "The item at the end of the edge."
        );
    }

    private static FieldConfiguration Field(
        ObjectConfiguration type,
        string name,
        TypeReference fieldType,
        PureResolver resolver,
        string description
    )
    {
        var field = type.AddField(name, fieldType, resolver);
        field.Description = () => description;
        return field;
    }
}
