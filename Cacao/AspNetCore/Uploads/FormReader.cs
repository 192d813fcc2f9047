using System.Buffers;
using System.IO;
using Cacao.AspNetCore.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace Cacao.AspNetCore.Uploads;

/// <summary>
/// The parts of a multipart form, one after the other, as they come in. Throws
/// <see cref="RequestFormatException"/> where there is no such form.
/// </summary>
/// <remarks>https://www.rfc-editor.org/rfc/rfc7578</remarks>
internal sealed class FormReader(HttpRequest request)
{
    /// <summary>https://www.rfc-editor.org/rfc/rfc2046#section-5.1.1</summary>
    private const int MaxBoundaryLength = 70;

    private const int ChunkBytes = 16 * 1024;

    private readonly MultipartReader _reader = new(BoundaryOf(request), request.Body);
    private MultipartSection? _part;

    /// <summary>The name of the field.</summary>
    public string Name { get; private set; } = "";

    /// <summary>Null when the part is not a file.</summary>
    public string? FileName { get; private set; }

    public string? ContentType => _part?.ContentType;

    /// <summary>False at the end of the form.</summary>
    public async ValueTask<bool> MoveNextAsync(CancellationToken cancellationToken)
    {
        try
        {
            _part = await _reader.ReadNextSectionAsync(cancellationToken);
        }
        catch (Exception exception) when (IsBadForm(exception))
        {
            throw RequestFormatException.BadForm();
        }

        if (_part is null)
        {
            return false;
        }

        if (
            !ContentDispositionHeaderValue.TryParse(_part.ContentDisposition, out var disposition)
            || !disposition.DispositionType.Equals("form-data", StringComparison.OrdinalIgnoreCase)
        )
        {
            throw RequestFormatException.BadForm();
        }

        Name = HeaderUtilities.RemoveQuotes(disposition.Name).ToString();
        FileName =
            Given(disposition.FileNameStar)
            ?? Given(HeaderUtilities.RemoveQuotes(disposition.FileName));
        return true;
    }

    /// <summary>Bytes of the part's content; zero at its end.</summary>
    public async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken)
    {
        try
        {
            return await _part!.Body.ReadAsync(buffer, cancellationToken);
        }
        catch (Exception exception) when (IsBadForm(exception))
        {
            throw RequestFormatException.BadForm();
        }
    }

    /// <summary>The whole content of a part that is no file.</summary>
    /// <exception cref="BadHttpRequestException">It is longer than that (413).</exception>
    public async ValueTask<ReadOnlyMemory<byte>> ReadTextAsync(
        int maxBytes,
        CancellationToken cancellationToken
    )
    {
        var text = new ArrayBufferWriter<byte>();
        while (await ReadAsync(text.GetMemory(ChunkBytes), cancellationToken) is > 0 and var count)
        {
            text.Advance(count);
            if (text.WrittenCount > maxBytes)
            {
                throw TooLarge();
            }
        }

        return text.WrittenMemory;
    }

    public static BadHttpRequestException TooLarge() =>
        new("A part of the form is too large.", StatusCodes.Status413PayloadTooLarge);

    /// <summary>What the web server refuses is answered as it says, not as a bad form.</summary>
    private static bool IsBadForm(Exception exception) =>
        exception is InvalidDataException or (IOException and not BadHttpRequestException);

    private static string BoundaryOf(HttpRequest request)
    {
        var boundary = MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
            ? HeaderUtilities.RemoveQuotes(type.Boundary).ToString()
            : "";
        return boundary.Length is > 0 and <= MaxBoundaryLength
            ? boundary
            : throw RequestFormatException.BadForm();
    }

    private static string? Given(Microsoft.Extensions.Primitives.StringSegment text) =>
        text.HasValue ? text.ToString() : null;
}
