using System.Collections.Concurrent;
using Cacao.Execution.Incremental;
using Cacao.Types.Resolvers;

namespace Cacao.Execution.Fields;

/// <summary>Collects asynchronous sequences into lists, whatever their item type.</summary>
internal abstract class AsyncItems
{
    private static readonly ConcurrentDictionary<Type, AsyncItems?> ByType = [];

    public static bool IsStream(object value) =>
        value is not (string or Array) && ByType.GetOrAdd(value.GetType(), Make) is not null;

    public static ValueTask<object?> CollectAsync(
        object value,
        CancellationToken cancellationToken
    ) => ByType[value.GetType()]!.ToListAsync(value, cancellationToken);

    public static SequenceSource Open(object value, CancellationToken cancellationToken) =>
        new(ByType[value.GetType()]!.Boxed(value), cancellationToken);

    protected abstract IAsyncEnumerable<object?> Boxed(object value);

    protected abstract ValueTask<object?> ToListAsync(
        object value,
        CancellationToken cancellationToken
    );

    private static AsyncItems? Make(Type type)
    {
        var sequence = Array.Find(
            type.GetInterfaces(),
            i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IAsyncEnumerable<>)
        );
        return sequence is null
            ? null
            : (AsyncItems)
                Activator.CreateInstance(
                    typeof(Typed<>).MakeGenericType(sequence.GetGenericArguments())
                )!;
    }

    private sealed class Typed<T> : AsyncItems
    {
        protected override IAsyncEnumerable<object?> Boxed(object value) =>
            value as IAsyncEnumerable<object?> ?? ResolverRuntime.Boxed((IAsyncEnumerable<T>)value);

        protected override async ValueTask<object?> ToListAsync(
            object value,
            CancellationToken cancellationToken
        )
        {
            var items = new List<T>();
            await foreach (
                var item in ((IAsyncEnumerable<T>)value).WithCancellation(cancellationToken)
            )
            {
                items.Add(item);
            }

            return items;
        }
    }
}
