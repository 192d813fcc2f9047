using System.Reflection;
using Cacao.Types.Building;
using Cacao.Types.Resolvers;

namespace Cacao.Execution.DataLoaders;

/// <summary>Parameters of resolvers that are DataLoaders get the one of their request.</summary>
internal sealed class DataLoaderParameterBinding : IParameterBinding
{
    private static readonly MethodInfo Get = typeof(IResolverContext).GetMethod(
        nameof(IResolverContext.DataLoader)
    )!;

    public bool CanBind(ParameterInfo parameter) =>
        IsDataLoader(parameter.ParameterType)
        || parameter.ParameterType.GetInterfaces().Any(IsDataLoader);

    public Func<IResolverContext, object?> Bind(ParameterInfo parameter) =>
        Get.MakeGenericMethod(parameter.ParameterType)
            .CreateDelegate<Func<IResolverContext, object?>>();

    private static bool IsDataLoader(Type type) =>
        type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IDataLoader<,>);
}
