using Microsoft.AspNetCore.Routing;

namespace Payments.Sandbox.Payees;

internal sealed record PayeeQuestionMessage(
    string? Key,
    string? Bsb,
    string? AccountNumber,
    string? AccountName
);

internal sealed record PayeeAnswerMessage(string Code, string? HolderType = null);

/// <summary>
/// The banks of a confirmation-of-payee scheme. What they say depends on the asked name alone, so
/// that a question asked twice, or after a restart, is answered alike.
/// </summary>
/// <remarks>
/// The words stand anywhere in the name, whatever the case. Everybody else's name matches; a name
/// with the sign of a company is a company's, one with two people theirs.
/// </remarks>
internal static class PayeeDesk
{
    private const string Individual = "INDIVIDUAL";
    private const string Joint = "JOINT";
    private const string Company = "COMPANY";

    private static readonly (string Word, PayeeAnswerMessage Answer)[] Words =
    [
        ("copimatch", new("MATCH", Individual)),
        ("copijmatch", new("MATCH", Joint)),
        ("copcmatch", new("MATCH", Company)),
        ("copiclosematch", new("CLOSE_MATCH", Individual)),
        ("copijclosematch", new("CLOSE_MATCH", Joint)),
        ("copcclosematch", new("CLOSE_MATCH", Company)),
        ("copinotmatch", new("NOT_MATCH", Individual)),
        ("copcnotmatch", new("NOT_MATCH", Company)),
        ("copclosed", new("ACCOUNT_CLOSED")),
        ("copnotfound", new("ACCOUNT_NOT_FOUND")),
        ("coperror", new("COP_PLATFORM_ERROR")),
        ("cophalt", new("UNDECIDED")),
    ];

    private static readonly string[] CompanySigns = ["Pty", "Ltd", "Limited", "Inc", "GmbH"];

    private static readonly string[] JointSigns = ["and", "&"];

    /// <summary>POST /payees/checks</summary>
    public static void MapPayees(this IEndpointRouteBuilder routes) =>
        routes.MapQuestion(
            "/payees/checks",
            SandboxJson.Default.PayeeQuestionMessage,
            SandboxJson.Default.PayeeAnswerMessage,
            Answer
        );

    internal static PayeeAnswerMessage? Answer(PayeeQuestionMessage question) =>
        question is { Bsb: not null, AccountNumber: not null, AccountName: { } name }
            ? Words
                .Where(word => name.Contains(word.Word, StringComparison.OrdinalIgnoreCase))
                .Select(word => word.Answer)
                .FirstOrDefault(new PayeeAnswerMessage("MATCH", HolderOf(name)))
            : null;

    private static string HolderOf(string name)
    {
        var words = name.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words.Intersect(CompanySigns, StringComparer.OrdinalIgnoreCase).Any() ? Company
            : words.Intersect(JointSigns, StringComparer.OrdinalIgnoreCase).Any() ? Joint
            : Individual;
    }
}
