using System.Text.Json.Serialization;
using Payments.Domain.Commands;
using Payments.Domain.Ids;

namespace Payments.Domain.Files;

/// <summary>
/// Keeps an uploaded file. The fingerprint of the input holds the content's hash in the place of the
/// content, so that the same key with other bytes is a conflict.
/// </summary>
public sealed record StoreFile(FileFacts File) : Command<StoredFile>
{
    /// <summary>The most bytes of one: all of them pass the gate in one transaction.</summary>
    public const int SizeMax = 16 * 1024 * 1024;

    /// <summary>The content in stretches of up to <see cref="StoredFilePart.SizeMax"/>.</summary>
    [JsonIgnore]
    public required IReadOnlyList<byte[]> Parts { get; init; }

    public override ValueTask<StoredFile> HandleAsync(Work work)
    {
        var id = EntityId.New<StoredFileId>();
        var position = 0L;
        foreach (var content in Parts)
        {
            work.AddFilePart(id, position, content);
            position += content.Length;
        }

        return ValueTask.FromResult(work.KeepFile(id, File with { Size = position }));
    }
}

/// <summary>How a command that makes a file writes it.</summary>
internal static class WorkFiles
{
    public static void AddFilePart(
        this Work work,
        StoredFileId fileId,
        long position,
        byte[] content
    ) =>
        work.Add(
            new StoredFilePart
            {
                TenantId = work.TenantId,
                FileId = fileId,
                Position = position,
                Content = content,
            }
        );

    /// <summary>The file is whole: from now on it can be seen.</summary>
    public static StoredFile KeepFile(this Work work, StoredFileId fileId, FileFacts facts)
    {
        var file = StoredFile.Keep(fileId, facts, work.TenantId, work.Now);
        work.Add(file);
        work.Events.Append(file, "file.stored", new { file.Name, file.Size });
        return file;
    }
}
