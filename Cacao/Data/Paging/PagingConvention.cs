using Cacao.Data.Projections;
using Cacao.Types.Authoring;
using Cacao.Types.Building;
using Cacao.Types.Configuration;
using Cacao.Types.Directives;
using Cacao.Types.Model;
using Cacao.Types.Resolvers;

namespace Cacao.Data.Paging;

/// <summary>The meaning of <c>[UsePaging]</c>.</summary>
internal sealed class PagingConvention(PagingOptions options) : IFieldConvention
{
    public int Order => MiddlewareOrder.Paging;

    public void Apply(FieldConfiguration field, ISchemaBuildContext context)
    {
        if (field.Attribute<UsePagingAttribute>() is not { } attribute)
        {
            return;
        }

        var settings = PagingSettings.Of(attribute, options);
        var item = PagedItem.Of(field, attribute);
        var baseName =
            attribute.ConnectionName
            ?? (
                options.InferConnectionNameFromField
                    ? char.ToUpperInvariant(field.Name[0]) + field.Name[1..]
                    : context.NameOf(item.SchemaType, isInput: false)
            );
        field.Type = ConnectionTypes.Add(context, baseName, item, settings, options);
        AddArguments(field, settings);
        AddListSize(field, settings, context.Configuration.Feature<CostOptions>());
        field.SetFeature(settings);
        var cursorKey = options.CursorKey(context.Services);
        field.Use(
            MiddlewareOrder.Paging,
            complete => Middleware(complete, settings, item, cursorKey)
        );
    }

    private static void AddArguments(FieldConfiguration field, PagingSettings settings)
    {
        Describe(field, "first", typeof(int?), "Returns the first _n_ elements from the list.");
        Describe(
            field,
            "after",
            typeof(string),
            "Returns the elements in the list that come after the specified cursor."
        );
        if (settings.AllowBackward)
        {
            Describe(field, "last", typeof(int?), "Returns the last _n_ elements from the list.");
            Describe(
                field,
                "before",
                typeof(string),
                "Returns the elements in the list that come before the specified cursor."
            );
        }
    }

    private static void AddListSize(
        FieldConfiguration field,
        PagingSettings settings,
        CostOptions options
    )
    {
        if (!options.ApplyCostDefaults || CostConvention.Says(field, CostDirectives.ListSize.Name))
        {
            return;
        }

        var size = new ListSizeAttribute
        {
            AssumedSize = settings.MaxPageSize,
            SlicingArguments = settings.AllowBackward ? ["first", "last"] : ["first"],
            SizedFields = ["edges", "nodes"],
            RequireOneSlicingArgument = settings.RequireBoundaries,
        };
        if (options.ApplySlicingArgumentDefaultValue)
        {
            size.SlicingArgumentDefaultValue = settings.DefaultPageSize;
        }

        field.Directives.Add(DirectiveConvention.Of(size));
    }

    /// <summary>A resolver that takes the argument itself makes the page itself, too.</summary>
    private static void Describe(FieldConfiguration field, string name, Type type, string text)
    {
        if (field.Argument(name) is null)
        {
            field.AddArgument(name, type).Description = () => text;
        }
    }

    private static FieldMiddleware Middleware(
        OutputField field,
        PagingSettings settings,
        PagedItem item,
        byte[] cursorKey
    )
    {
        var handler = (PagingHandler)
            Activator.CreateInstance(
                typeof(PagingHandler<>).MakeGenericType(item.RuntimeType),
                field.ToString(),
                cursorKey,
                field.Feature<SelectionProjections>()
            )!;
        var arguments = new PagingArguments(field, settings);
        return next =>
            async context =>
            {
                // Bad arguments are refused before anything is read.
                var request = arguments.Read(context);
                var result = await next(context);
                return await handler.PageAsync(result, request, context);
            };
    }
}
