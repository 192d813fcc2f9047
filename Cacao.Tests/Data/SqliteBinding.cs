using System.Runtime.CompilerServices;
using System.Runtime.Loader;

namespace Cacao.Tests.Data;

/// <summary>EF Core asks for a newer SQLitePCLRaw than restores (docs/dependencies.md).</summary>
internal static class SqliteBinding
{
    private const string Assembly = "SQLitePCLRaw.core";

    [ModuleInitializer]
    internal static void Redirect()
    {
        AssemblyLoadContext.Default.Resolving += static (context, name) =>
            name.Name == Assembly
                ? context.LoadFromAssemblyPath(
                    System.IO.Path.Combine(AppContext.BaseDirectory, $"{Assembly}.dll")
                )
                : null;
        SQLitePCL.Batteries_V2.Init();
    }
}
