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

    /// <summary>Nothing that could be a form, or not to its end.</summary>
    public static RequestFormatException BadForm() =>
        Multipart("HC0033", "The multipart form could not be read.");

    public static RequestFormatException TooManyFiles(int maxFiles, int maxPaths) =>
        Multipart(
            "HC0033",
            $"A multipart request may hold {maxFiles} files for {maxPaths} variables at most."
        );

    public static RequestFormatException NoOperations() =>
        Multipart("HC0034", "No 'operations' specified.");

    public static RequestFormatException MapBeforeOperations() =>
        Multipart("HC0035", "Misordered multipart fields; 'map' should follow 'operations'.");

    public static RequestFormatException NoPath(string key) =>
        Multipart("HC0037", $"No object paths specified for key '{key}' in 'map'.");

    public static RequestFormatException NoFile(string key) =>
        Multipart("HC0038", $"File of key '{key}' is missing.");

    public static RequestFormatException NoVariable(string path) =>
        Multipart("HC0039", $"The variable path '{path}' is invalid.");

    /// <summary>Where a file is to be put there is a value, or a scalar on the way.</summary>
    public static RequestFormatException NotNullForFile() =>
        Multipart("HC0040", "The variable structure is invalid.");

    public static RequestFormatException BadPath(string path) =>
        Multipart("HC0041", $"Invalid variable path `{path}` in `map`.");

    public static RequestFormatException PathOutsideVariables() =>
        Multipart("HC0042", "The variable path must start with `variables`.");

    public static RequestFormatException BadFileMap() =>
        Multipart(
            "HC0043",
            "Invalid JSON in the `map` multipart field; Expected type of Dictionary<string, string[]>."
        );

    public static RequestFormatException NoMap() => Multipart("HC0044", "No `map` specified.");

    public static RequestFormatException NoDocument() =>
        new("The request must hold a `query`.", "HC0013", isJson: true);

    private static RequestFormatException Multipart(string code, string message) =>
        new(message, code, isJson: false);
}
