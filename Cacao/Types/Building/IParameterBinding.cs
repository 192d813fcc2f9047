using System.Reflection;
using Cacao.Types.Resolvers;

namespace Cacao.Types.Building;

/// <summary>
/// Takes parameters of resolver methods that would otherwise be arguments, e.g. DataLoaders.
/// Register it with <c>builder.Configuration.ParameterBindings.Add(…)</c>.
/// </summary>
public interface IParameterBinding
{
    bool CanBind(ParameterInfo parameter);

    /// <summary>Made once for a parameter; what it returns must be of the parameter's type.</summary>
    Func<IResolverContext, object?> Bind(ParameterInfo parameter);
}
