using System.Reflection;
using Cacao.Types.Building;
using Cacao.Types.Resolvers;

namespace Cacao.Execution.DataLoaders;

/// <summary>Parameters of resolvers that are DataLoaders get the one of their request.</summary>
internal sealed class DataLoaderParameterBinding : IParameterBinding
{
    private static readonly MethodInfo BindMethod = typeof(DataLoaderParameterBinding).GetMethod(
        nameof(BindTo),
        BindingFlags.NonPublic | BindingFlags.Static
    )!;

    public bool CanBind(ParameterInfo parameter) =>
        IsDataLoader(parameter.ParameterType)
        || parameter.ParameterType.GetInterfaces().Any(IsDataLoader);

    public Func<IResolverContext, object?> Bind(ParameterInfo parameter) =>
        (Func<IResolverContext, object?>)
            BindMethod.MakeGenericMethod(parameter.ParameterType).Invoke(null, null)!;

    // A delegate straight over a generic interface method cannot be made.
    private static Func<IResolverContext, object?> BindTo<T>()
        where T : notnull => static context => context.DataLoader<T>();

    private static bool IsDataLoader(Type type) =>
        type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IDataLoader<,>);
}
