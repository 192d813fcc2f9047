using Cacao.Data.Filtering;
using Cacao.Data.Paging;
using Cacao.Data.Projections;
using Cacao.Data.Queries;
using Cacao.Data.Sorting;
using Cacao.Types.Configuration;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Lists: paging, filtering, sorting and projection.</summary>
public static class DataBuilderExtensions
{
    /// <summary>Gives <c>[UsePaging]</c> its meaning, and queries that are not paged an end.</summary>
    public static IRequestExecutorBuilder AddPaging(this IRequestExecutorBuilder builder)
    {
        var conventions = builder.Configuration.FieldConventions;
        if (!conventions.Exists(convention => convention is PagingConvention))
        {
            conventions.Add(new PagingConvention(builder.Configuration.Feature<PagingOptions>()));
            conventions.Add(new QueryResultConvention());
        }

        return builder;
    }

    public static IRequestExecutorBuilder ModifyPagingOptions(
        this IRequestExecutorBuilder builder,
        Action<PagingOptions> configure
    )
    {
        configure(builder.Configuration.Feature<PagingOptions>());
        return builder.AddPaging();
    }

    /// <summary>Gives <c>[UseFiltering]</c> its meaning.</summary>
    public static IRequestExecutorBuilder AddFiltering(this IRequestExecutorBuilder builder)
    {
        var conventions = builder.AddPaging().Configuration.FieldConventions;
        if (!conventions.Exists(convention => convention is FilterConvention))
        {
            conventions.Add(new FilterConvention());
        }

        return builder;
    }

    /// <summary>Gives <c>[UseSorting]</c> its meaning.</summary>
    public static IRequestExecutorBuilder AddSorting(this IRequestExecutorBuilder builder)
    {
        var conventions = builder.AddPaging().Configuration.FieldConventions;
        if (!conventions.Exists(convention => convention is SortConvention))
        {
            conventions.Add(new SortConvention());
        }

        return builder;
    }

    /// <summary>Gives <c>[UseProjection]</c> its meaning.</summary>
    public static IRequestExecutorBuilder AddProjections(this IRequestExecutorBuilder builder)
    {
        var conventions = builder.AddPaging().Configuration.FieldConventions;
        if (!conventions.Exists(convention => convention is ProjectionConvention))
        {
            conventions.Add(new ProjectionConvention());
        }

        return builder;
    }
}
