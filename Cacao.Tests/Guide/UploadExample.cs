using System.Security.Cryptography;
using Cacao.Types.Authoring;

namespace Cacao.Tests.Guide;

/// <summary>The mutation of the guide to uploads.</summary>
[MutationType]
internal static class UploadExample
{
    public static async Task<string> UploadAsync(IFile file, CancellationToken cancellationToken)
    {
        await using var content = file.OpenReadStream(); // as often as wanted; or file.CopyToAsync(…)
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(content, cancellationToken));
    }
}
