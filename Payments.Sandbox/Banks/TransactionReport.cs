using System.Buffers.Text;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace Payments.Sandbox.Banks;

/// <summary>
/// The transactions of an account, newest first, in pages that follow each other by _links.next.
/// </summary>
internal static class TransactionReport
{
    /// <summary>Two years, as far as a bank must keep history at hand.</summary>
    private const int HistoryDaysMax = 731;

    private sealed record Question(string Status, DateOnly From, DateOnly To, string? After)
    {
        public bool WantsPending => Status is "pending" or "both" && After is null;
        public bool WantsBooked => Status is "booked" or "both";
    }

    public static IResult Answer(BankRequest request)
    {
        // The pages of one report are one access.
        var resource =
            request.Query("pageToken").Length > 0
                ? $"pages/{request.Query("pageToken")}"
                : $"transactions/{request.Route("resourceId")}";
        if (AccountEndpoints.Check(request, resource, out var consent) is { } refusal)
        {
            return refusal.ToResult();
        }

        if (!consent.Scope.Transactions)
        {
            return TppError.ConsentInvalid.ToResult();
        }

        if (AccountEndpoints.Account(request, consent) is not { } account)
        {
            return TppError.ResourceUnknown.ToResult();
        }

        var error = Read(request, out var question);
        return error?.ToResult() ?? Report(request, account, question!);
    }

    private static TppError? Read(BankRequest request, out Question? question)
    {
        question = null;
        var today = request.Book.Today;
        var status = request.Query("bookingStatus");
        if (status is not ("booked" or "pending" or "both"))
        {
            return status is "information"
                ? new TppError(
                    400,
                    "PARAMETER_NOT_SUPPORTED",
                    "Standing orders are not offered.",
                    "bookingStatus"
                )
                : TppError.Format(
                    "bookingStatus must be booked, pending or both.",
                    "bookingStatus"
                );
        }

        if (ConsentRules.Date(request.Query("dateFrom")) is not { } from)
        {
            return TppError.Format("dateFrom must be a date, YYYY-MM-DD.", "dateFrom");
        }

        var to = request.Query("dateTo") is { Length: > 0 } text ? ConsentRules.Date(text) : today;
        if (to is null)
        {
            return TppError.Format("dateTo must be a date, YYYY-MM-DD.", "dateTo");
        }

        if (to < from || from < today.AddDays(-HistoryDaysMax))
        {
            return new TppError(
                400,
                "PERIOD_INVALID",
                "dateFrom must not be after dateTo nor more than two years ago.",
                "dateFrom"
            );
        }

        var token = request.Query("pageToken");
        var after = token.Length > 0 ? Decode(token) : null;
        if (token.Length > 0 && after is null)
        {
            return TppError.Format("pageToken was not made by this bank.", "pageToken");
        }

        question = new Question(status, from, to.Value, after);
        return null;
    }

    private static IResult Report(BankRequest request, DemoAccount account, Question question)
    {
        var today = request.Book.Today;
        var size = request.Context.Resolve<IOptions<SandboxOptions>>().Value.TransactionPageSize;
        var lastBooked = question.To < today ? question.To : today.AddDays(-1);
        List<DemoTransaction> booked = question.WantsBooked
            ? [.. Rest(account, question, lastBooked).Take(size + 1)]
            : [];
        var page = booked.Take(size).ToList();
        var next = booked.Count > size ? NextPage(request, account, question, page[^1]) : null;
        var pending =
            question.WantsPending && question.To >= today
                ? TransactionHistory.On(account, today)
                : [];
        return Results.Json(
            new TransactionReportMessage(
                AccountEndpoints.Reference(account),
                new TransactionListsMessage(
                    question.WantsBooked
                        ? page.ConvertAll(transaction =>
                            Describe(account, transaction, isBooked: true)
                        )
                        : null,
                    question.WantsPending
                        ?
                        [
                            .. pending.Select(transaction =>
                                Describe(account, transaction, isBooked: false)
                            ),
                        ]
                        : null,
                    new TransactionLinksMessage(
                        request.Link($"v1/accounts/{account.ResourceId}"),
                        next
                    )
                )
            ),
            SandboxJson.Default.TransactionReportMessage
        );
    }

    /// <summary>A page starts behind the last entry of the one before, whatever was added since.</summary>
    private static IEnumerable<DemoTransaction> Rest(
        DemoAccount account,
        Question question,
        DateOnly lastBooked
    )
    {
        if (question.After is not { } after)
        {
            return TransactionHistory.Between(account, question.From, lastBooked);
        }

        var day = DayOf(after) ?? lastBooked;
        return TransactionHistory
            .Between(account, question.From, day < lastBooked ? day : lastBooked)
            .SkipWhile(transaction => transaction.Date == day && !IsBehind(transaction.Id, after));
    }

    private static bool IsBehind(string id, string after) =>
        id.Length < after.Length
        || (id.Length == after.Length && string.CompareOrdinal(id, after) < 0);

    /// <summary>The day is in the entry's id: account-yyyyMMdd-number.</summary>
    private static DateOnly? DayOf(string id) =>
        id.Split('-') is [.., { Length: 8 } day, _]
            ? ConsentRules.Date($"{day[..4]}-{day[4..6]}-{day[6..]}")
            : null;

    private static LinkMessage NextPage(
        BankRequest request,
        DemoAccount account,
        Question question,
        DemoTransaction last
    )
    {
        var query =
            $"bookingStatus={question.Status}"
            + $"&dateFrom={ConsentEndpoints.DateText(question.From)}"
            + $"&dateTo={ConsentEndpoints.DateText(question.To)}"
            + $"&pageToken={Base64Url.EncodeToString(Encoding.UTF8.GetBytes(last.Id))}";
        return request.Link($"v1/accounts/{account.ResourceId}/transactions?{query}");
    }

    private static string? Decode(string token)
    {
        if (token.Length > 200 || !Base64Url.IsValid(token))
        {
            return null;
        }

        var id = Encoding.UTF8.GetString(Base64Url.DecodeFromChars(token));
        return DayOf(id) is null ? null : id;
    }

    private static TransactionMessage Describe(
        DemoAccount account,
        DemoTransaction transaction,
        bool isBooked
    )
    {
        var other = new AccountReferenceMessage(transaction.CounterpartyIban, null, null);
        var own = AccountEndpoints.Reference(account);
        var isCredit = transaction.AmountMinorUnits > 0;
        var date = ConsentEndpoints.DateText(transaction.Date);
        return new TransactionMessage(
            transaction.Id,
            transaction.Id,
            isBooked ? date : null,
            date,
            new AmountMessage(
                account.Currency,
                DemoCurrency.Text(transaction.AmountMinorUnits, account.Currency)
            ),
            isCredit ? account.OwnerName : transaction.Counterparty,
            isCredit ? own : other,
            isCredit ? transaction.Counterparty : account.OwnerName,
            isCredit ? other : own,
            transaction.Remittance,
            isCredit ? "PMNT-RCDT-ESCT" : "PMNT-ICDT-ESCT"
        );
    }
}
