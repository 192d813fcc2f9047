using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Loader;
using SQLitePCL;

namespace Payments.Storage.Sqlite;

/// <summary>
/// Joins the SQLite parts that restore with the ones that are wanted; docs/dependencies.md tells why.
/// Two redirections, both idle once the parts match by themselves:
/// EF Core asks for a newer SQLitePCLRaw than the package feed has, and gets the one that is there;
/// and the operating system's libsqlite3, which is newer and maintained, is taken before the bundled
/// native library.
/// </summary>
internal static class SqliteAssemblies
{
    private const string Provider = "SQLitePCLRaw.provider.e_sqlite3";

    private static readonly string[] SystemLibraries =
    [
        "libsqlite3.so.0",
        "/usr/lib/libsqlite3.dylib",
    ];

#pragma warning disable CA2255 // It must stand before the first type of EF Core's SQLite loads.
    [ModuleInitializer]
#pragma warning restore CA2255
    internal static void Install()
    {
        AssemblyLoadContext.Default.Resolving += LoadTheOneThatIsThere;
        NativeLibrary.SetDllImportResolver(Assembly.Load(Provider), PreferTheSystemsLibrary);
        Batteries_V2.Init();
        LeaveOutLocks();
    }

    // Every connection is used by one thread at a time, as Microsoft.Data.Sqlite demands, and nobody asks
    // how much memory is taken. Without these two SQLite locks a mutex for each value that is bound and for
    // each piece of memory (https://www.sqlite.org/threadsafe.html). Refused once the library is in use,
    // which changes nothing but the speed.
    private static void LeaveOutLocks()
    {
        _ = raw.sqlite3_config(raw.SQLITE_CONFIG_MULTITHREAD);
        if (!OperatingSystem.IsMacOS())
        {
            // A function of varying arguments: on Apple's processors a fixed one is not passed alike.
            _ = raw.sqlite3_config(raw.SQLITE_CONFIG_MEMSTATUS, 0);
        }
    }

    private static Assembly? LoadTheOneThatIsThere(AssemblyLoadContext context, AssemblyName name)
    {
        if (name.Name?.StartsWith("SQLitePCLRaw", StringComparison.Ordinal) is not true)
        {
            return null;
        }

        var path = Path.Combine(AppContext.BaseDirectory, name.Name + ".dll");
        return File.Exists(path) ? context.LoadFromAssemblyPath(path) : null;
    }

    private static nint PreferTheSystemsLibrary(
        string name,
        Assembly assembly,
        DllImportSearchPath? searchPath
    )
    {
        if (name == "e_sqlite3")
        {
            foreach (var library in SystemLibraries)
            {
                if (NativeLibrary.TryLoad(library, out var handle))
                {
                    return handle;
                }
            }
        }

        return NativeLibrary.Load(name, assembly, searchPath);
    }
}
