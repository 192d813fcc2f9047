using System.Reflection;
using Cacao.Json;
using Cacao.Types.Conventions;

namespace Cacao.Types.Resolvers;

/// <summary>
/// Compiles calls of C# members into delegates, so that nothing is looked up by reflection when a
/// request runs. IL is written directly: expression trees would give the same code for several times
/// the start-up time.
/// </summary>
internal static class MemberCompiler
{
    /// <summary>The general resolver of a method, or of a property that has middleware.</summary>
    /// <param name="method">The member.</param>
    /// <param name="sources">Where its arguments come from.</param>
    /// <param name="mayStream">
    /// Nobody in between needs the items: an asynchronous sequence that is streamed to the client is
    /// handed on as it is.
    /// </param>
    public static FieldResolver Resolver(
        MethodInfo method,
        IReadOnlyList<ParameterSource> sources,
        bool mayStream = false
    )
    {
        var code = new CodeWriter(
            method.Name,
            typeof(ValueTask<object?>),
            [typeof(IResolverContext)]
        );
        code.Call(method, sources);
        EmitResult(code, method.ReturnType, mayStream);
        return code.Finish<FieldResolver>();
    }

    /// <summary>A method that opens a stream: an asynchronous sequence is its result as it is.</summary>
    public static FieldResolver Opener(MethodInfo method, IReadOnlyList<ParameterSource> sources)
    {
        var code = new CodeWriter(
            method.Name,
            typeof(ValueTask<object?>),
            [typeof(IResolverContext)]
        );
        code.Call(method, sources);
        if (ResultTypes.IsGeneric(method.ReturnType, typeof(IAsyncEnumerable<>)))
        {
            code.CallRuntime(nameof(ResolverRuntime.FromValue), method.ReturnType);
        }
        else
        {
            EmitResult(code, method.ReturnType);
        }

        return code.Finish<FieldResolver>();
    }

    public static NodeResolver Node(MethodInfo method, IReadOnlyList<ParameterSource> sources)
    {
        var code = new CodeWriter(
            method.Name,
            typeof(ValueTask<object?>),
            [typeof(IResolverContext), typeof(object)]
        );
        code.Call(method, sources);
        EmitResult(code, method.ReturnType);
        return code.Finish<NodeResolver>();
    }

    /// <summary>A member that only needs its parent.</summary>
    public static PureResolver Pure(MethodInfo method)
    {
        var code = new CodeWriter(method.Name, typeof(object), [typeof(object)]);
        code.CallOnParent(method);
        code.Box(method.ReturnType);
        return code.Finish<PureResolver>();
    }

    /// <summary>Writes what a member gives, null aside, without boxing it.</summary>
    /// <param name="method">The getter, or a method of the parent alone.</param>
    /// <param name="writer">An <c>IScalarWriter</c> of the member's type without <c>?</c>.</param>
    public static LeafWriter Writer(MethodInfo method, object writer)
    {
        var code = new CodeWriter(
            method.Name,
            typeof(bool),
            [typeof(object), typeof(JsonResponseWriter)]
        );
        code.WriteLeaf(method, writer);
        return code.Finish<LeafWriter>();
    }

    private static void EmitResult(CodeWriter code, Type result, bool mayStream = false)
    {
        var (name, type) = result switch
        {
            _ when ResultTypes.IsGeneric(result, typeof(Task<>)) => (
                nameof(ResolverRuntime.FromTask),
                result.GetGenericArguments()[0]
            ),
            _ when ResultTypes.IsGeneric(result, typeof(ValueTask<>)) => (
                nameof(ResolverRuntime.FromValueTask),
                result.GetGenericArguments()[0]
            ),
            _ when ResultTypes.IsGeneric(result, typeof(IAsyncEnumerable<>)) => (
                mayStream
                    ? nameof(ResolverRuntime.FromStreamedSequence)
                    : nameof(ResolverRuntime.FromSequence),
                result.GetGenericArguments()[0]
            ),
            _ => (nameof(ResolverRuntime.FromValue), result),
        };
        if (ResultTypes.IsGeneric(result, typeof(IAsyncEnumerable<>)))
        {
            code.LoadContext();
        }

        code.CallRuntime(name, type);
    }
}
