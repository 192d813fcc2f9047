using Microsoft.AspNetCore.Http;

namespace Payments.Sandbox.Banks;

/// <summary>A refusal in the NextGenPSD2 style (implementation guidelines 4.13 and 14.11).</summary>
internal sealed record TppError(int Status, string Code, string Text, string? Path = null)
{
    public static TppError Format(string text, string? path = null) =>
        new(StatusCodes.Status400BadRequest, "FORMAT_ERROR", text, path);

    public static TppError ConsentUnknown { get; } =
        new(StatusCodes.Status403Forbidden, "CONSENT_UNKNOWN", "This bank has no such consent.");

    public static TppError ConsentInvalid { get; } =
        new(
            StatusCodes.Status401Unauthorized,
            "CONSENT_INVALID",
            "The consent does not allow this access."
        );

    public static TppError ConsentExpired { get; } =
        new(StatusCodes.Status401Unauthorized, "CONSENT_EXPIRED", "The consent has expired.");

    public static TppError AccessExceeded { get; } =
        new(
            StatusCodes.Status429TooManyRequests,
            "ACCESS_EXCEEDED",
            "The consent's frequencyPerDay is used up for today."
        );

    public static TppError ResourceUnknown { get; } =
        new(
            StatusCodes.Status404NotFound,
            "RESOURCE_UNKNOWN",
            "There is no such resource under this consent."
        );

    public IResult ToResult() =>
        Results.Json(
            new TppErrorMessage([new TppMessage("ERROR", Code, Path, Text)]),
            SandboxJson.Default.TppErrorMessage,
            statusCode: Status
        );
}
