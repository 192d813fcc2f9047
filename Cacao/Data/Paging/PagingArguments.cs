using Cacao.Errors;
using Cacao.Types.Model;
using Cacao.Types.Resolvers;

namespace Cacao.Data.Paging;

/// <summary>Reads and checks the page arguments of one field.</summary>
internal sealed class PagingArguments(OutputField field, PagingSettings settings)
{
    public const string TotalCount = "totalCount";

    private readonly string _coordinate = field.ToString();
    private readonly int _first = field.FindArgument("first")!.Index;
    private readonly int _after = field.FindArgument("after")!.Index;
    private readonly int? _last = field.FindArgument("last")?.Index;
    private readonly int? _before = field.FindArgument("before")?.Index;

    /// <summary>Throws a <see cref="GraphQLException"/> for arguments that make no page.</summary>
    public PageRequest Read(IResolverContext context)
    {
        var first = Size(context.ArgumentValue(_first));
        var last = _last is { } index ? Size(context.ArgumentValue(index)) : null;
        if (first is null && last is null)
        {
            first = settings.RequireBoundaries
                ? throw PagingErrors.NoBoundaries(_coordinate)
                : settings.DefaultPageSize;
        }

        var selection = context.Selection;
        return new(
            first,
            context.ArgumentValue(_after) as string,
            last,
            _before is { } before ? context.ArgumentValue(before) as string : null,
            CountsTotal: settings.IncludeTotalCount && selection.IsSelected(TotalCount),
            ReadsItems: selection.IsSelected("edges")
                || selection.IsSelected("nodes")
                || selection.IsSelected("pageInfo")
        );
    }

    private int? Size(object? value) =>
        value is not int size ? null
        : size < settings.MinPageSize
            ? throw PagingErrors.TooFew(_coordinate, size, settings.MinPageSize)
        : size > settings.MaxPageSize
            ? throw PagingErrors.TooMany(_coordinate, size, settings.MaxPageSize)
        : size;
}
