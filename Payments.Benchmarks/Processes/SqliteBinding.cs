using System.Runtime.CompilerServices;
using System.Runtime.Loader;

namespace Payments.Benchmarks.Processes;

/// <summary>EF Core asks for a newer SQLitePCLRaw than restores (docs/dependencies.md).</summary>
internal static class SqliteBinding
{
    private const string Assembly = "SQLitePCLRaw.core";

    [ModuleInitializer]
    internal static void Redirect() =>
        AssemblyLoadContext.Default.Resolving += static (context, name) =>
            name.Name == Assembly
                ? context.LoadFromAssemblyPath(
                    Path.Combine(AppContext.BaseDirectory, $"{Assembly}.dll")
                )
                : null;
}
