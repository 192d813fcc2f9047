using Microsoft.EntityFrameworkCore;
using Payments.Domain.Files;
using Payments.Domain.Rfis;
using Payments.Domain.Storage;

namespace Payments.GraphQL.Rfis;

/// <summary>Looks into stored files for what they are, whatever they are called.</summary>
internal static class RfiFileContents
{
    /// <summary>What each of the files is by its first stretch; files that do not exist are left out.</summary>
    public static async Task<IReadOnlyDictionary<StoredFileId, RfiFileKind?>> KindsAsync(
        PaymentsDb db,
        IReadOnlyList<StoredFileId> fileIds,
        CancellationToken cancellationToken
    )
    {
        Dictionary<StoredFileId, RfiFileKind?> kinds = [];
        // One after the other, so that a request never holds more than one stretch. More than the
        // allowed number is refused anyway.
        foreach (var fileId in fileIds.Take(RfiFiles.CountMax))
        {
            var first = await db.Set<StoredFilePart>()
                .Where(part => part.FileId == fileId && part.Position == 0)
                .Select(part => part.Content)
                .SingleOrDefaultAsync(cancellationToken);
            if (first is not null)
            {
                kinds[fileId] = RfiFiles.KindOf(first);
            }
        }

        return kinds;
    }
}
