using System.Runtime.CompilerServices;
using Payments.Storage;

namespace Payments.Benchmarks.Processes;

/// <summary>
/// Whatever is measured here runs on the SQLite that the platform runs on (docs/dependencies.md).
/// </summary>
internal static class SqliteBinding
{
    [ModuleInitializer]
    internal static void Install() =>
        RuntimeHelpers.RunModuleConstructor(typeof(PaymentsStorage).Module.ModuleHandle);
}
