using System.Text.Json;
using FluentValidation;
using Payments.Domain.AccountNumbers;
using Payments.Domain.Errors;

namespace Payments.GraphQL.Validation;

/// <summary>How validators use the domain's checks, and what their failures become.</summary>
public static class InputRules
{
    /// <summary>The text, where given, passes the check.</summary>
    public static IRuleBuilderOptionsConditions<T, string?> Follows<T>(
        this IRuleBuilder<T, string?> rule,
        IdentifierCheck check
    ) =>
        rule.Custom(
            (text, context) =>
            {
                if (text is not null && check(text).Problem is { } problem)
                {
                    context.AddFailure(problem);
                }
            }
        );

    /// <summary>The new text of a patch, where there is one, passes the check.</summary>
    public static IRuleBuilderOptionsConditions<T, Optional<string?>> Follows<T>(
        this IRuleBuilder<T, Optional<string?>> rule,
        IdentifierCheck check
    ) =>
        rule.Custom(
            (text, context) =>
            {
                if (text.Value is { } given && check(given).Problem is { } problem)
                {
                    context.AddFailure(problem);
                }
            }
        );

    /// <summary>Answers with everything that is wrong at once, each naming its input field.</summary>
    /// <exception cref="InvalidInputException">One field is wrong.</exception>
    /// <exception cref="AggregateException">Several are.</exception>
    public static void Demand<T>(this IValidator<T> validator, T input)
    {
        var failures = validator.Validate(input).Errors;
        switch (failures.Count)
        {
            case 0:
                return;
            case 1:
                throw Refusal(failures[0].PropertyName, failures[0].ErrorMessage);
            default:
                throw new AggregateException(
                    failures.Select(failure => Refusal(failure.PropertyName, failure.ErrorMessage))
                );
        }
    }

    private static InvalidInputException Refusal(string property, string message) =>
        new(
            message,
            [
                "input",
                .. property
                    .Split('.', StringSplitOptions.RemoveEmptyEntries)
                    .Select(JsonNamingPolicy.CamelCase.ConvertName),
            ]
        );
}
