using System.Collections.Concurrent;
using System.Reflection;
using Cacao.Types.Conventions;

namespace Cacao.Types.Resolvers;

/// <summary>Compiles the method that opens the source stream of a subscription.</summary>
internal static class StreamCompiler
{
    private static readonly ConcurrentDictionary<
        Type,
        Func<object, IAsyncEnumerable<object?>>
    > Boxes = [];

    private static readonly MethodInfo BoxedMethod = typeof(ResolverRuntime).GetMethod(
        nameof(ResolverRuntime.Boxed)
    )!;

    /// <summary>The method returns an asynchronous sequence, or a task of one.</summary>
    public static SubscribeResolver Compile(
        MethodInfo method,
        IReadOnlyList<ParameterSource> sources
    )
    {
        var open = MemberCompiler.Opener(method, sources);
        return async context =>
            await open(context) switch
            {
                IAsyncEnumerable<object?> stream => stream,
                { } stream => Boxes.GetOrAdd(stream.GetType(), BoxOf)(stream),
                null => throw new InvalidOperationException($"{method.Name} opened no stream."),
            };
    }

    private static Func<object, IAsyncEnumerable<object?>> BoxOf(Type type)
    {
        var sequence =
            Array.Find(
                type.GetInterfaces(),
                candidate => ResultTypes.IsGeneric(candidate, typeof(IAsyncEnumerable<>))
            ) ?? throw new InvalidOperationException($"{type} is no asynchronous sequence.");
        var boxed = BoxedMethod.MakeGenericMethod(sequence.GetGenericArguments());
        return stream =>
            (IAsyncEnumerable<object?>)boxed.Invoke(null, [stream, CancellationToken.None])!;
    }
}
