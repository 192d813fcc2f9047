using System.Reflection;
using Cacao.Types.Conventions;
using Cacao.Types.Resolvers;

namespace Cacao.Types.Building;

/// <summary>The C# member behind a field and where its parameters come from.</summary>
/// <param name="Method">The method, or the getter of the property.</param>
/// <param name="Sources">The target first, unless the method is static.</param>
/// <param name="IsOnParent">True when the target, if any, is the parent itself.</param>
internal sealed record MemberBinding(
    MethodInfo Method,
    IReadOnlyList<ParameterSource> Sources,
    bool IsOnParent
)
{
    /// <summary>A synchronous function of the parent and nothing else.</summary>
    public bool IsPure =>
        IsOnParent
        && Sources.Count <= 1
        && Sources.All(source => source is ParameterSource.Parent or ParameterSource.Target)
        && !ResultTypes.IsAsync(Method.ReturnType);
}
