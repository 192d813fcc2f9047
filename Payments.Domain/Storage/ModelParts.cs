using System.Reflection;

namespace Payments.Domain.Storage;

/// <summary>
/// Where entities and id types are found. Tests of the core add their own assembly, so that the core
/// is proven on entities that no slice can change.
/// </summary>
internal static class ModelParts
{
    public static List<Assembly> Assemblies { get; } = [typeof(ModelParts).Assembly];

    public static IEnumerable<Type> Types => Assemblies.SelectMany(assembly => assembly.GetTypes());
}
