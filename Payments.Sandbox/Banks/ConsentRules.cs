using System.Globalization;

namespace Payments.Sandbox.Banks;

/// <summary>What a consent request must say (NextGenPSD2 1.3, 6.3.1).</summary>
internal static class ConsentRules
{
    private const int UnattendedReadsPerDayMax = 4;
    private const int AccountsMax = 50;

    public static TppError? Check(ConsentRequestMessage request, DateOnly today) =>
        request switch
        {
            { Access: null } => TppError.Format("access is missing.", "access"),
            _ when Scope(request.Access) is null => TppError.Format(
                "access must list accounts, balances or transactions, or say allPsd2: allAccounts.",
                "access"
            ),
            { RecurringIndicator: null } => TppError.Format(
                "recurringIndicator is missing.",
                "recurringIndicator"
            ),
            { FrequencyPerDay: null or < 1 } => TppError.Format(
                "frequencyPerDay must be at least 1.",
                "frequencyPerDay"
            ),
            { RecurringIndicator: false, FrequencyPerDay: > 1 } => TppError.Format(
                "frequencyPerDay must be 1 for a one-off access.",
                "frequencyPerDay"
            ),
            { CombinedServiceIndicator: true } => new TppError(
                400,
                "SESSIONS_NOT_SUPPORTED",
                "This bank does not combine services."
            ),
            _ => CheckPeriod(request.ValidUntil, today),
        };

    public static DateOnly? Date(string? text) =>
        DateOnly.TryParseExact(
            text,
            "yyyy-MM-dd",
            CultureInfo.InvariantCulture,
            DateTimeStyles.None,
            out var day
        )
            ? day
            : null;

    private static TppError? CheckPeriod(string? validUntil, DateOnly today)
    {
        if (Date(validUntil) is not { } until)
        {
            return TppError.Format("validUntil must be a date, YYYY-MM-DD.", "validUntil");
        }

        return until < today
            ? new TppError(400, "PERIOD_INVALID", "validUntil is in the past.", "validUntil")
            : null;
    }

    /// <summary>More than this would need a contract with the bank.</summary>
    public static int AllowedPerDay(int asked) => Math.Min(asked, UnattendedReadsPerDayMax);

    /// <returns>Null when the access object asks for nothing that this bank knows.</returns>
    public static AccessScope? Scope(AccessMessage access)
    {
        if (access.AllPsd2 is "allAccounts" or "allAccountsWithOwnerName")
        {
            return new AccessScope(Balances: true, Transactions: true, Offered: true, []);
        }

        if (
            access
            is { AllPsd2: not null }
                or { AvailableAccounts: not null }
                or { AvailableAccountsWithBalance: not null }
        )
        {
            return ListOfAccounts(access);
        }

        AccountReferenceMessage?[] asked =
        [
            .. access.Accounts ?? [],
            .. access.Balances ?? [],
            .. access.Transactions ?? [],
        ];
        var numbers = asked.Select(account => account?.Iban ?? account?.Bban).Distinct().ToList();
        return
            access is { Accounts: null, Balances: null, Transactions: null }
            || numbers.Count > AccountsMax
            || numbers.Contains(null)
            ? null
            : new AccessScope(
                access.Balances is not null,
                access.Transactions is not null,
                Offered: numbers.Count == 0,
                [.. numbers.OfType<string>()]
            );
    }

    private static AccessScope? ListOfAccounts(AccessMessage access) =>
        (access.AvailableAccounts, access.AvailableAccountsWithBalance) switch
        {
            ("allAccounts" or "allAccountsWithOwnerName", null) => new AccessScope(
                false,
                false,
                true,
                []
            ),
            (null, "allAccounts" or "allAccountsWithOwnerName") => new AccessScope(
                true,
                false,
                true,
                []
            ),
            _ => null,
        };
}
