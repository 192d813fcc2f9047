namespace Cacao.AspNetCore.Http;

/// <summary>The request cannot be read; the message is for the client.</summary>
#pragma warning disable S3871 // Never leaves the transports.
internal sealed class RequestFormatException : Exception
#pragma warning restore S3871
{
    private RequestFormatException(string message, bool isJson)
        : base(message) => IsJson = isJson;

    /// <summary>False when not even the JSON could be read.</summary>
    public bool IsJson { get; }

    public static RequestFormatException NotJson() =>
        new("The body is not JSON, or nests too deep.", isJson: false);

    public static RequestFormatException Malformed(string message) => new(message, isJson: true);
}
