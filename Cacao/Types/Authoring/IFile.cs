using System.IO;

namespace Cacao.Types.Authoring;

/// <summary>A file that a client has uploaded; the C# type of the scalar <c>Upload</c>.</summary>
/// <remarks>
/// It is complete before its resolver runs, and gone when the request is answered: a resolver that
/// wants to keep it copies it.
/// </remarks>
public interface IFile
{
    /// <summary>As the client gave it, without folders; not safe as a name of a file here.</summary>
    string Name { get; }

    /// <summary>In bytes.</summary>
    long? Length { get; }

    /// <summary>What the client says that it is, e.g. <c>text/csv</c>; not checked.</summary>
    string? ContentType { get; }

    Task CopyToAsync(Stream target, CancellationToken cancellationToken = default);

    /// <summary>The content from its beginning, as often as wanted.</summary>
    Stream OpenReadStream();
}
