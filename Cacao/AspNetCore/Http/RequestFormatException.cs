using Cacao.Errors;

namespace Cacao.AspNetCore.Http;

/// <summary>The request cannot be read; the message is for the client.</summary>
#pragma warning disable S3871 // Never leaves the transports.
internal sealed class RequestFormatException : Exception
#pragma warning restore S3871
{
    private RequestFormatException(string message, string code, bool isJson)
        : base(message)
    {
        Code = code;
        IsJson = isJson;
    }

    public string Code { get; }

    /// <summary>False when not even the JSON could be read.</summary>
    public bool IsJson { get; }

    public static RequestFormatException NotJson() =>
        new("The body is not JSON, or nests too deep.", ErrorCodes.SyntaxError, isJson: false);

    public static RequestFormatException Malformed(string message) =>
        new(message, ErrorCodes.SyntaxError, isJson: true);

    public static RequestFormatException BadBatch(string message) =>
        new(message, "HC0009", isJson: true);

    public static RequestFormatException BatchTooLarge(int maxSize) =>
        BadBatch($"A batch may hold {maxSize} operations at most.");

    public static RequestFormatException NoDocument() =>
        new("The request must hold a `query`.", "HC0013", isJson: true);
}
