using System.Collections;
using Cacao.Types.Conventions;
using Cacao.Types.Model;
using Cacao.Types.Mutations;
using Cacao.Types.Resolvers;

namespace Cacao.Types.Building;

/// <summary>
/// Gives complete fields their resolvers. Nothing is compiled here: a field's delegates are made when
/// an operation first selects it, as most fields of a large schema never run in a given process.
/// </summary>
internal sealed class FieldCompleter(ScalarWriters writers)
{
    public void Complete(FieldConfiguration source, OutputField field)
    {
        var formatter = FormatterOf(source, field);
        var middleware = source.Middleware;
        var isMutation = source.DeclaringType.Name is "Mutation" or "Subscription";
        if (middleware.Count == 0 && !source.IsSerial && !isMutation && source.Resolver is null)
        {
            if (source.Pure is { } pure)
            {
                field.Pure = pure;
                return;
            }

            if (source.Binding is { IsPure: true } binding)
            {
                CompletePure(source, field, binding, formatter);
                return;
            }
        }

        field.ResolverSource = () => Compose(source, field, middleware, formatter);
    }

    private void CompletePure(
        FieldConfiguration source,
        OutputField field,
        MemberBinding binding,
        Func<object, object?>? formatter
    )
    {
        field.PureSource = () =>
            OrRefused(source, Formatted(MemberCompiler.Pure(binding.Method), formatter));
        var leaf = field.Type.NullableType();
        if (!leaf.IsLeafType() || source.WhenRefused is not null)
        {
            return;
        }

        var type = binding.Method.ReturnType;
        var writer =
            source.LeafWriter
            ?? writers.Find(Nullable.GetUnderlyingType(type) ?? type, (NamedType)leaf);
        if (writer is not null)
        {
            field.WriteLeafSource = () => MemberCompiler.Writer(binding.Method, writer);
        }
    }

    private static FieldResolver Compose(
        FieldConfiguration source,
        OutputField field,
        IReadOnlyList<Func<OutputField, FieldMiddleware>> middleware,
        Func<object, object?>? formatter
    )
    {
        var isPlain = middleware.Count == 0 && formatter is null;
        var resolver = OrRefused(source, Formatted(Innermost(source, isPlain), formatter));
        for (var index = middleware.Count - 1; index >= 0; index--)
        {
            resolver = middleware[index](field)(resolver);
        }

        return resolver;
    }

    private static FieldResolver Innermost(FieldConfiguration source, bool isPlain)
    {
        if (source.Resolver is { } resolver)
        {
            return resolver;
        }

        if (source.Pure is { } pure)
        {
            return context => new(pure(context.Parent<object>()));
        }

        return source.Binding is { } binding
            ? MemberCompiler.Resolver(binding.Method, binding.Sources, isPlain)
            : throw new InvalidOperationException($"{source} has no resolver.");
    }

    /// <summary>Only where the scalar is not over the member's C# type.</summary>
    private Func<object, object?>? FormatterOf(FieldConfiguration source, OutputField field)
    {
        var leaf = field.Type.NamedType();
        if (source.ResultFormatter is not null || !leaf.IsLeafType())
        {
            return source.ResultFormatter;
        }

        var type = source.ResultType;
        var depth = 0;
        for (var t = field.Type; t is not NamedType; )
        {
            (t, var isList) = t switch
            {
                ListType list => (list.ItemType, true),
                NonNullType nonNull => (nonNull.InnerType, false),
                _ => throw new InvalidOperationException($"{t} wraps nothing."),
            };
            if (isList)
            {
                depth++;
                type = ResultTypes.ItemType(type) ?? typeof(object);
            }
        }

        var item = writers.Formatter(Nullable.GetUnderlyingType(type) ?? type, leaf);
        return item is null ? null : Deep(item, depth);
    }

    private static Func<object, object?> Deep(Func<object, object?> item, int depth) =>
        depth == 0
            ? item
            : items =>
                ((IEnumerable)items)
                    .Cast<object?>()
                    .Select(value => value is null ? null : Deep(item, depth - 1)(value))
                    .ToList();

    private static PureResolver Formatted(PureResolver pure, Func<object, object?>? formatter) =>
        formatter is null ? pure : parent => pure(parent) is { } value ? formatter(value) : null;

    private static FieldResolver Formatted(FieldResolver next, Func<object, object?>? formatter)
    {
        return formatter is null ? next : Format;

        async ValueTask<object?> Format(IResolverContext context) =>
            await next(context) is { } value ? formatter(value) : null;
    }

    private static PureResolver OrRefused(FieldConfiguration source, PureResolver pure)
    {
        if (source.WhenRefused is not { } refused)
        {
            return pure;
        }

        return parent => parent is MutationPayload ? refused.Value : pure(parent);
    }

    private static FieldResolver OrRefused(FieldConfiguration source, FieldResolver next)
    {
        if (source.WhenRefused is not { } refused)
        {
            return next;
        }

        return context =>
            context.Parent<object>() is MutationPayload ? new(refused.Value) : next(context);
    }
}
