using Payments.Domain.Ids;
using Payments.Domain.Tenancy;

namespace Payments.Domain.Files;

/// <summary>
/// A whole file of a tenant's: uploaded, or made by a job. Never changed once stored; its content
/// lies in <see cref="StoredFilePart"/>s beside it.
/// </summary>
public sealed class StoredFile : ITenantOwned, ISubject
{
    private StoredFile() { } // EF Core

    public TenantId TenantId { get; private init; }

    public StoredFileId Id { get; private init; }

    /// <summary>For people, without folders.</summary>
    public string Name { get; private init; } = "";

    /// <summary>What it was said to be; whoever works on the content checks it.</summary>
    public string MediaType { get; private init; } = "";

    /// <summary>Bytes.</summary>
    public long Size { get; private init; }

    public byte[] Sha256 { get; private init; } = [];

    public DateTimeOffset CreatedAt { get; private init; }

    public int Version { get; private init; }

    public Subject Subject => Subject.Of(Id);

    internal static StoredFile Keep(
        StoredFileId id,
        FileFacts facts,
        TenantId tenantId,
        DateTimeOffset now
    ) =>
        new()
        {
            TenantId = tenantId,
            Id = id,
            Name = facts.Name,
            MediaType = facts.MediaType,
            Size = facts.Size,
            Sha256 = Convert.FromHexString(facts.Sha256),
            Version = 1,
            CreatedAt = now,
        };
}

/// <summary>What is known of a file beside its content.</summary>
/// <param name="Sha256">64 hexadecimal digits, lower case.</param>
public sealed record FileFacts(string Name, string MediaType, long Size, string Sha256);

/// <summary>
/// A stretch of a file's content. A file that is still being made has parts and no
/// <see cref="StoredFile"/>, so nobody can see the half of it.
/// </summary>
public sealed class StoredFilePart : ITenantOwned
{
    /// <summary>The most bytes of one: what a reader holds in memory.</summary>
    public const int SizeMax = 256 * 1024;

    public required TenantId TenantId { get; init; }

    public required StoredFileId FileId { get; init; }

    /// <summary>How many bytes of the file come before it.</summary>
    public required long Position { get; init; }

    public required byte[] Content { get; init; }
}
