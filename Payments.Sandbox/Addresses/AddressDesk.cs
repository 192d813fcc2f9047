using System.Globalization;
using Microsoft.AspNetCore.Routing;

namespace Payments.Sandbox.Addresses;

internal sealed record AddressMessage(
    string? Line1,
    string? Line2,
    string? City,
    string? Region,
    string? Postcode,
    string? Country
);

internal sealed record CleanserQuestionMessage(string? Key, AddressMessage? Address);

/// <param name="Recommendation">accept, review, flag; failed or undecided without one.</param>
internal sealed record CleanserAnswerMessage(
    string Recommendation,
    int? Score = null,
    AddressMessage? Address = null
);

/// <summary>
/// An address cleanser: it puts an address into a uniform spelling and says how complete it is. What
/// it says depends on the address alone.
/// </summary>
internal static class AddressDesk
{
    private const int PointsForGap = 15;
    private const int AcceptFrom = 85;

    private static readonly Dictionary<string, string> Streets = new(
        StringComparer.OrdinalIgnoreCase
    )
    {
        ["st"] = "Street",
        ["rd"] = "Road",
        ["ave"] = "Avenue",
        ["hwy"] = "Highway",
        ["ln"] = "Lane",
        ["pl"] = "Place",
        ["sq"] = "Square",
        ["dr"] = "Drive",
        ["cres"] = "Crescent",
    };

    private static readonly Dictionary<string, string> AustralianStates = new(
        StringComparer.OrdinalIgnoreCase
    )
    {
        ["New South Wales"] = "NSW",
        ["Victoria"] = "VIC",
        ["Queensland"] = "QLD",
        ["South Australia"] = "SA",
        ["Western Australia"] = "WA",
        ["Tasmania"] = "TAS",
        ["Northern Territory"] = "NT",
        ["Australian Capital Territory"] = "ACT",
    };

    /// <summary>POST /addresses/cleansings</summary>
    public static void MapAddresses(this IEndpointRouteBuilder routes) =>
        routes.MapQuestion(
            "/addresses/cleansings",
            SandboxJson.Default.CleanserQuestionMessage,
            SandboxJson.Default.CleanserAnswerMessage,
            Answer
        );

    internal static CleanserAnswerMessage? Answer(CleanserQuestionMessage question)
    {
        if (question.Address is not { Line1: { } line1, Country: { } country } given)
        {
            return null;
        }

        if (Says(line1, "clnhalt"))
        {
            return new("undecided");
        }

        if (Says(line1, "clnfail"))
        {
            return new("failed");
        }

        var clean = new AddressMessage(
            Street(line1),
            given.Line2 is null ? null : Title(given.Line2),
            given.City is null ? null : Title(given.City),
            given.Region is null ? null : Region(given.Region, country),
            given.Postcode?.Trim().ToUpperInvariant(),
            country.ToUpperInvariant()
        );
        var score = Score(clean);
        var recommendation =
            Says(line1, "nosuchplace") || Says(line1, "po box") ? "flag"
            : score >= AcceptFrom ? "accept"
            : "review";
        return new(recommendation, recommendation == "flag" ? Math.Min(score, 20) : score, clean);
    }

    private static int Score(AddressMessage address)
    {
        var gaps =
            (address.City is null ? 1 : 0)
            + (address.Region is null ? 1 : 0)
            + (address.Postcode is null ? 1 : 0)
            + (address.Line1!.Any(char.IsAsciiDigit) ? 0 : 1);
        return 100 - (gaps * PointsForGap);
    }

    private static string Street(string text) =>
        string.Join(
            ' ',
            Words(text).Select(word => Streets.GetValueOrDefault(word.TrimEnd('.'), Title(word)))
        );

    private static string Region(string text, string country) =>
        string.Equals(country, "AU", StringComparison.OrdinalIgnoreCase)
            ? AustralianStates.GetValueOrDefault(text.Trim(), text.Trim().ToUpperInvariant())
            : Title(text);

    private static string Title(string text) =>
        string.Join(
            ' ',
            Words(text)
                .Select(word =>
                    CultureInfo.InvariantCulture.TextInfo.ToTitleCase(word.ToLowerInvariant())
                )
        );

    private static string[] Words(string text) =>
        text.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private static bool Says(string text, string word) =>
        text.Contains(word, StringComparison.OrdinalIgnoreCase);
}
