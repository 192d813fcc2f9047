using System.Runtime.CompilerServices;
using Cacao.Types.Model;
using Microsoft.Extensions.DependencyInjection;

namespace Cacao.Types.Resolvers;

/// <summary>What compiled resolvers call.</summary>
internal static class ResolverRuntime
{
    public static T Argument<T>(IResolverContext context, int index) =>
        Value<T>(context.ArgumentValue(index));

    /// <summary>A parameter that the mutation convention has made a field of the input.</summary>
    public static T InputField<T>(IResolverContext context, int index, int field) =>
        context.ArgumentValue(index) is object?[] values ? Value<T>(values[field]) : default!;

    /// <summary>A coerced value, which has its C# type already; null and unset give the default.</summary>
    public static T Value<T>(object? value) =>
        value is null || ReferenceEquals(value, Unset.Value) ? default! : (T)value;

    public static T Service<T>(IResolverContext context)
        where T : notnull => context.Service<T>();

    public static T? OptionalService<T>(IResolverContext context) =>
        context.Services.GetService<T>();

    public static T KeyedService<T>(IResolverContext context, string key)
        where T : notnull => context.Services.GetRequiredKeyedService<T>(key);

    /// <summary>An instance of a class of resolvers.</summary>
    public static T Instance<T>(IResolverContext context)
        where T : notnull => ActivatorUtilities.GetServiceOrCreateInstance<T>(context.Services);

    public static T GlobalState<T>(IResolverContext context, string key) =>
        context.ContextData.TryGetValue(key, out var value) ? Value<T>(value) : default!;

    public static T ScopedState<T>(IResolverContext context, string key) =>
        context.ScopedContextData.TryGetValue(key, out var value) ? Value<T>(value) : default!;

    public static ValueTask<object?> FromValue<T>(T value) => new(value);

    public static ValueTask<object?> FromTask<T>(Task<T> task)
    {
        return task.IsCompletedSuccessfully ? new(task.Result) : Await(task);

        static async ValueTask<object?> Await(Task<T> task) => await task;
    }

    public static async ValueTask<object?> FromValueTask<T>(ValueTask<T> task) => await task;

    /// <summary>An asynchronous sequence as a field's result is a list.</summary>
    public static async ValueTask<object?> FromSequence<T>(
        IAsyncEnumerable<T> sequence,
        IResolverContext context
    )
    {
        var items = new List<T>();
        await foreach (var item in sequence.WithCancellation(context.RequestAborted))
        {
            items.Add(item);
        }

        return items;
    }

    /// <summary>The same, unless the operation asks for the items one by one.</summary>
    public static ValueTask<object?> FromStreamedSequence<T>(
        IAsyncEnumerable<T> sequence,
        IResolverContext context
    ) => context.Selection.IsStreamed ? new(sequence) : FromSequence(sequence, context);

    /// <summary>Any asynchronous sequence as one of objects.</summary>
    public static async IAsyncEnumerable<object?> Boxed<T>(
        IAsyncEnumerable<T> sequence,
        [EnumeratorCancellation] CancellationToken cancellationToken = default
    )
    {
        await foreach (var item in sequence.WithCancellation(cancellationToken))
        {
            yield return item;
        }
    }
}
