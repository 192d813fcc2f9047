using Microsoft.EntityFrameworkCore;
using Payments.Domain.Statements;
using Payments.Domain.Storage;

namespace Payments.Domain.Conversions;

/// <summary>Nobody is paid; the tenant's own words say what it was for.</summary>
public sealed class ConversionStatementText : IStatementSource
{
    public string SubjectKind => ConversionId.Prefix;

    public async Task<IReadOnlyDictionary<Guid, StatementText>> ReadAsync(
        PaymentsDb db,
        IReadOnlyCollection<Guid> ids,
        CancellationToken cancellationToken
    )
    {
        var keys = ids.Select(ConversionId.From).ToList();
        return await db.Set<Conversion>()
            .Where(conversion => keys.Contains(conversion.Id))
            .Select(conversion => new { conversion.Id, conversion.Note })
            .ToDictionaryAsync(
                row => row.Id.Value,
                row => new StatementText(null, row.Note),
                cancellationToken
            );
    }
}
