using System.Security.Cryptography;
using System.Text;

namespace Payments.Storage.Migrations;

/// <summary>One step of the schema: an embedded SQL file, for both databases or for one.</summary>
internal sealed record Migration(string Name, string Sql)
{
    /// <summary>A released file must not change: its checksum is kept with its name.</summary>
    public string Checksum =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Sql)));

    public static IReadOnlyList<Migration> For(StorageProvider provider)
    {
        var assembly = typeof(Migration).Assembly;
        var own = provider is StorageProvider.Sqlite ? ".sqlite.sql" : ".postgres.sql";
        var other = provider is StorageProvider.Sqlite ? ".postgres.sql" : ".sqlite.sql";
        return
        [
            .. assembly
                .GetManifestResourceNames()
                .Where(name => name.EndsWith(".sql", StringComparison.Ordinal))
                .Where(name => !name.EndsWith(other, StringComparison.Ordinal))
                .Select(name => new Migration(
                    name.Replace(own, ".sql", StringComparison.Ordinal),
                    Translate(Read(name), provider)
                ))
                .OrderBy(migration => migration.Name, StringComparer.Ordinal),
        ];

        string Read(string name)
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            return reader.ReadToEnd().ReplaceLineEndings("\n");
        }
    }

    private static string Translate(string sql, StorageProvider provider) =>
        SqlTypes
            .Of(provider)
            .Aggregate(
                sql,
                (text, token) => text.Replace(token.Key, token.Value, StringComparison.Ordinal)
            );
}
