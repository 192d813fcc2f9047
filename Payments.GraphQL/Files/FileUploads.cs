using System.Security.Cryptography;
using Payments.Domain.Errors;
using Payments.Domain.Files;

namespace Payments.GraphQL.Files;

/// <summary>Takes uploaded files in for the gate: few at a time, so that they stay small in memory.</summary>
public sealed class FileUploads : IDisposable
{
    private const int AtOnceMax = 4;

    private readonly SemaphoreSlim _turns = new(AtOnceMax);

    /// <summary>Reads the file and has it stored, while no more than a few others are.</summary>
    /// <param name="file">As it came with the request.</param>
    /// <param name="store">Runs the command.</param>
    /// <param name="path">The input field that holds the file, for refusals.</param>
    /// <exception cref="InvalidInputException">Its name or its size cannot be accepted.</exception>
    public async Task<TResult> TakeAsync<TResult>(
        IFile file,
        Func<StoreFile, Task<TResult>> store,
        CancellationToken cancellationToken,
        params string[] path
    )
    {
        var name = FileNames.Check(file.Name);
        if (name.Problem is { } problem)
        {
            throw new InvalidInputException(problem, path);
        }

        if (file.Length is > StoreFile.SizeMax)
        {
            throw new InvalidInputException("A file has at most 16 MiB.", path);
        }

        await _turns.WaitAsync(cancellationToken);
        try
        {
            return await store(await ReadAsync(file, name.Value!, path, cancellationToken));
        }
        finally
        {
            _turns.Release();
        }
    }

    public void Dispose() => _turns.Dispose();

    private static async Task<StoreFile> ReadAsync(
        IFile file,
        string name,
        string[] path,
        CancellationToken cancellationToken
    )
    {
        await using var content = file.OpenReadStream();
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        List<byte[]> parts = [];
        var size = 0L;
        var buffer = new byte[StoredFilePart.SizeMax];
        while (
            await content.ReadAtLeastAsync(
                buffer,
                buffer.Length,
                throwOnEndOfStream: false,
                cancellationToken
            )
                is > 0
                    and var count
        )
        {
            size += count;
            hash.AppendData(buffer, 0, count);
            parts.Add(buffer.AsSpan(0, count).ToArray());
        }

        var facts = new FileFacts(
            name,
            FileNames.MediaTypeOf(file.ContentType),
            size,
            Convert.ToHexStringLower(hash.GetHashAndReset())
        );
        return size == 0
            ? throw new InvalidInputException("The file is empty.", path)
            : new StoreFile(facts) { Parts = parts };
    }
}
