using System.Security.Cryptography;

namespace Cacao.StandIn.Requests;

#pragma warning disable S2325 // Registered as a type argument, which a static class cannot be.
/// <summary>Tells what has arrived.</summary>
public sealed class Uploads
{
    public Task<Receipt> UploadAsync(IFile file, CancellationToken cancellationToken) =>
        Receipt.OfAsync(file, cancellationToken);

    public async Task<IReadOnlyList<Receipt>> UploadManyAsync(
        UploadInput input,
        CancellationToken cancellationToken
    )
    {
        List<Receipt> receipts = [];
        foreach (var file in input.Files)
        {
            receipts.Add(await Receipt.OfAsync(file, cancellationToken));
        }

        return receipts;
    }
}
#pragma warning restore S2325

public sealed record UploadInput(IReadOnlyList<IFile> Files);

public sealed record Receipt(string Name, string? ContentType, int Length, string Sha256)
{
    public static async Task<Receipt> OfAsync(IFile file, CancellationToken cancellationToken)
    {
        await using var content = file.OpenReadStream();
        var hash = await SHA256.HashDataAsync(content, cancellationToken);
        return new(file.Name, file.ContentType, (int)file.Length!, Convert.ToHexStringLower(hash));
    }
}
