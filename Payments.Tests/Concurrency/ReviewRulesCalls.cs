namespace Payments.Tests.Concurrency;

internal static class ReviewRulesCalls
{
    private static readonly string[] None = [];

    public static KeyedMutation[] All { get; } =
    [
        new(
            "setReviewRules",
            SettlesAt: null,
            _ =>
                Task.FromResult<object>(
                    new
                    {
                        largeAmountFrom = new[] { new { amount = "10000.00", currency = "AUD" } },
                        newRecipientFrom = None,
                        listedCountries = None,
                        listedRecipients = new[] { "Bad Actor Ltd" },
                        listedAccounts = None,
                    }
                )
        )
        {
            By = "operator@platform.example",
        },
    ];
}
