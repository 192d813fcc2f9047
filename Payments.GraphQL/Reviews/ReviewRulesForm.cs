using System.Globalization;
using Payments.Domain.AccountNumbers;
using Payments.Domain.Countries;
using Payments.Domain.Errors;
using Payments.Domain.Reviews;
using Payments.Domain.Values;
using Payments.GraphQL.Values;

namespace Payments.GraphQL.Reviews;

/// <summary>Reads rules as an operator has written them. Lists are long: every wrong entry is named at once.</summary>
internal sealed class ReviewRulesForm
{
    private readonly List<DomainException> _problems = [];

    /// <exception cref="DomainException">One entry is wrong.</exception>
    /// <exception cref="AggregateException">Several are.</exception>
    public static ReviewSettings Read(SetReviewRulesInput input)
    {
        var form = new ReviewRulesForm();
        var settings = new ReviewSettings
        {
            From = form.Amounts(input.LargeAmountFrom, "largeAmountFrom"),
            NewRecipientFrom = form.Amounts(input.NewRecipientFrom, "newRecipientFrom"),
            Countries = form.Texts(input.ListedCountries, CountryCode.Check, "listedCountries"),
            Recipients = form.Texts(input.ListedRecipients, ReviewLists.Name, "listedRecipients"),
            Accounts = form.Texts(input.ListedAccounts, ReviewLists.Account, "listedAccounts"),
        };
        return form._problems switch
        {
            [] => settings,
            [var problem] => throw problem,
            var problems => throw new AggregateException(problems),
        };
    }

    private List<Money> Amounts(IReadOnlyList<MoneyInput> thresholds, string field)
    {
        List<Money> amounts = [];
        for (var index = 0; index < thresholds.Count; index++)
        {
            var place = Place(index);
            try
            {
                var amount = thresholds[index].ToMoney("input", field, place);
                if (amounts.Exists(other => other.Currency == amount.Currency))
                {
                    Refuse("There is one threshold for a currency.", field, place, "currency");
                }

                amounts.Add(amount);
            }
            catch (DomainException problem)
            {
                _problems.Add(problem);
            }
        }

        return amounts;
    }

    private List<string> Texts(IReadOnlyList<string> entries, IdentifierCheck check, string field)
    {
        if (entries.Count > ReviewLists.EntriesMax)
        {
            Refuse(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"Up to {ReviewLists.EntriesMax} entries are expected."
                ),
                field
            );
            return [];
        }

        List<string> texts = [];
        HashSet<string> known = new(StringComparer.OrdinalIgnoreCase);
        for (var index = 0; index < entries.Count; index++)
        {
            switch (check(entries[index]))
            {
                case { Problem: { } problem }:
                    Refuse(problem, field, Place(index));
                    break;
                case { Value: { } text } when known.Add(text):
                    texts.Add(text);
                    break;
                default:
                    Refuse("It is listed twice.", field, Place(index));
                    break;
            }
        }

        return texts;
    }

    private void Refuse(string message, params ReadOnlySpan<string> path) =>
        _problems.Add(new InvalidInputException(message, ["input", .. path]));

    private static string Place(int index) => index.ToString(CultureInfo.InvariantCulture);
}
