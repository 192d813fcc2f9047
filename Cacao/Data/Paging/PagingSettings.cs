using Cacao.Types.Authoring;

namespace Cacao.Data.Paging;

/// <summary>How one field is paged: its attribute over the schema's options.</summary>
internal sealed record PagingSettings(
    int DefaultPageSize,
    int MaxPageSize,
    int MinPageSize,
    bool IncludeTotalCount,
    bool AllowBackward,
    bool RequireBoundaries
)
{
    public static PagingSettings Of(UsePagingAttribute attribute, PagingOptions options)
    {
        var max = attribute.MaxPageSizeOrNull ?? options.MaxPageSize;
        return new(
            Math.Min(attribute.DefaultPageSizeOrNull ?? options.DefaultPageSize, max),
            max,
            options.MinPageSize,
            attribute.IncludeTotalCountOrNull ?? options.IncludeTotalCount,
            attribute.AllowBackwardPaginationOrNull ?? options.AllowBackwardPagination,
            attribute.RequirePagingBoundariesOrNull ?? options.RequirePagingBoundaries
        );
    }
}
