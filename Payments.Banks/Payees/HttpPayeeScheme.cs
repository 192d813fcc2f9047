using Payments.Banks.Connections;
using Payments.Domain.PayeeChecks;

namespace Payments.Banks.Payees;

internal sealed record WirePayeeQuestion(
    string Key,
    string Bsb,
    string AccountNumber,
    string AccountName
);

internal sealed record WirePayeeAnswer(string Code, string? HolderType = null);

/// <summary>A confirmation-of-payee scheme over HTTP.</summary>
internal sealed class HttpPayeeScheme(IHttpClientFactory clients, OutsideAddresses addresses)
    : IPayeeScheme
{
    private const string Undecided = "UNDECIDED";

    public async Task<PayeeAnswer?> AskAsync(
        PayeeQuestion question,
        CancellationToken cancellationToken
    )
    {
        var wire = new WirePayeeQuestion(
            question.Key,
            question.Bsb,
            question.AccountNumber,
            question.AccountName
        );
        var answer = await clients.AskAsync(
            new Uri(addresses.Sandbox, "payees/checks"),
            (wire, BanksJson.Default.WirePayeeQuestion),
            BanksJson.Default.WirePayeeAnswer,
            Unavailable,
            cancellationToken
        );
        if (string.Equals(answer.Code, Undecided, StringComparison.Ordinal))
        {
            return null;
        }

        var result =
            Result(answer.Code) ?? throw Unavailable("The scheme's answer was not understood.");
        return new(result, HolderType(answer.HolderType));
    }

    private static PayeeCheckResult? Result(string code) =>
        code switch
        {
            "MATCH" => PayeeCheckResult.Match,
            "CLOSE_MATCH" => PayeeCheckResult.CloseMatch,
            "NOT_MATCH" => PayeeCheckResult.NotMatch,
            "ACCOUNT_CLOSED" => PayeeCheckResult.AccountClosed,
            "ACCOUNT_NOT_FOUND" => PayeeCheckResult.AccountNotFound,
            "ACCOUNT_TYPE_NOT_SUPPORTED" => PayeeCheckResult.AccountTypeNotSupported,
            "COP_PLATFORM_ERROR" => PayeeCheckResult.PlatformError,
            _ => null,
        };

    private static PayeeHolderType? HolderType(string? code) =>
        code switch
        {
            "INDIVIDUAL" => PayeeHolderType.Individual,
            "JOINT" => PayeeHolderType.Joint,
            "COMPANY" => PayeeHolderType.Company,
            _ => null,
        };

    private static PayeeSchemeUnavailableException Unavailable(
        string message,
        Exception? inner = null
    ) => new(message, inner);
}
