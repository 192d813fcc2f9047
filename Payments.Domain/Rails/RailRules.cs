using Payments.Domain.Errors;
using Payments.Domain.Recipients;
using Payments.Domain.Values;

namespace Payments.Domain.Rails;

/// <summary>Which rail carries a movement.</summary>
public static class RailRules
{
    /// <summary>EPC SCT Inst scheme rule book, maximum amount: 100,000 EUR.</summary>
    public const long SctInstMinorUnitsMax = 100_000_00;

    /// <summary>The table; the first line that takes a withdrawal carries it.</summary>
    public static IReadOnlyList<RailRule> Table { get; } =
    [
        // What comes from an exchange must not go out before the exchange is settled: never at once.
        new(RailScheme.DirectEntry, RailService.BecsDirectCredit)
        {
            Currency = "AUD",
            Accounts = [AccountType.Bsb],
            IsFxLinked = true,
        },
        new(RailScheme.Npp, RailService.NppIfti)
        {
            Currency = "AUD",
            Accounts = [AccountType.Bsb, AccountType.Payid],
            IsFxLinked = false,
            IsPayerAbroad = true,
        },
        new(RailScheme.Npp, RailService.NppSct)
        {
            Currency = "AUD",
            Accounts = [AccountType.Bsb, AccountType.Payid],
            IsFxLinked = false,
        },
        new(RailScheme.SctInst, RailService.SepaInstantCreditTransfer)
        {
            Currency = "EUR",
            Accounts = [AccountType.Iban],
            IsInSepa = true,
            MinorUnitsMax = SctInstMinorUnitsMax,
        },
        new(RailScheme.Sct, RailService.SepaCreditTransfer)
        {
            Currency = "EUR",
            Accounts = [AccountType.Iban],
            IsInSepa = true,
        },
        // Euros outside of SEPA, and Australian dollars abroad, have no home clearing that reaches them.
        new(RailScheme.CrossBorder, RailService.CorrespondentCredit) { Currency = "EUR" },
        new(RailScheme.CrossBorder, RailService.CorrespondentCredit)
        {
            Currency = "AUD",
            Accounts = [AccountType.Iban, AccountType.AccountNumber],
        },
        new(RailScheme.Domestic, RailService.DomesticCredit)
        {
            Accounts =
            [
                AccountType.Aba,
                AccountType.SortCode,
                AccountType.Ifsc,
                AccountType.Cnaps,
                AccountType.Clabe,
                AccountType.Iban,
                AccountType.AccountNumber,
            ],
        },
    ];

    /// <summary>The line that takes it.</summary>
    /// <exception cref="InvalidInputException">No rail reaches such an account.</exception>
    public static RailRule Choose(RailChoice choice, params string[] path) =>
        Table.FirstOrDefault(rule => rule.Takes(choice))
        ?? throw new InvalidInputException(
            choice.IsFxLinked
                ? "Money from an exchange goes by Direct Entry, which reaches BSB accounts only."
                : $"No rail carries {choice.Amount.Currency} to such an account.",
            path
        );

    /// <summary>The rail by which somebody pays the amount in at home.</summary>
    public static RailScheme ForDeposit(Money amount) =>
        RailSchemes.Fastest(amount.Currency) switch
        {
            RailScheme.SctInst when amount.MinorUnits > SctInstMinorUnitsMax => RailScheme.Sct,
            var fastest => fastest,
        };

    /// <summary>The service that brought a credit: an NPP credit from abroad is an IFTI.</summary>
    public static RailService ServiceOfDeposit(RailScheme rail, RailAccount? payer) =>
        rail switch
        {
            RailScheme.Npp => payer?.Country is null or "AU"
                ? RailService.NppSct
                : RailService.NppIfti,
            RailScheme.DirectEntry => RailService.BecsDirectCredit,
            RailScheme.Sct => RailService.SepaCreditTransfer,
            RailScheme.SctInst => RailService.SepaInstantCreditTransfer,
            RailScheme.Domestic => RailService.DomesticCredit,
            RailScheme.CrossBorder => RailService.CorrespondentCredit,
            _ => throw new System.Diagnostics.UnreachableException(),
        };

    /// <exception cref="InvalidInputException">The rail could not carry it unchanged.</exception>
    public static void RequireReference(RailScheme scheme, string? reference, params string[] path)
    {
        if (reference is null)
        {
            return;
        }

        var max = RailSchemes.RemittanceLengthMax(scheme);
        if (string.IsNullOrWhiteSpace(reference) || reference.Length > max)
        {
            throw new InvalidInputException($"A reference has 1 to {max} characters.", path);
        }

        // Printable ASCII is what every scheme carries (SEPA takes less and transliterates).
        if (reference.AsSpan().ContainsAnyExceptInRange(' ', '~'))
        {
            throw new InvalidInputException("A reference is printable ASCII.", path);
        }
    }
}
