using Microsoft.EntityFrameworkCore.Infrastructure;

namespace Payments.Domain.Storage;

/// <summary>The model differs between databases in how ids and instants are kept, nowhere else.</summary>
internal static class ProviderNames
{
    public static bool IsSqlite(this DatabaseFacade database) =>
        database.ProviderName?.EndsWith(".Sqlite", StringComparison.Ordinal) is true;
}
