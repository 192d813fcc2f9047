using Payments.Domain.Reviews;
using Payments.Domain.Values;

namespace Payments.GraphQL.Hosting;

/// <summary>Reads the section <c>Reviews</c>: what is looked at before it leaves a LIVE tenant.</summary>
internal static class ReviewSection
{
    private const string Section = "Reviews";

    /// <exception cref="SettingException">A setting cannot be used.</exception>
    public static ReviewSettings Read(IConfiguration configuration)
    {
        var section = configuration.GetSection(Section);
        return new()
        {
            From = Amounts(section.GetSection(nameof(ReviewSettings.From))),
            NewRecipientFrom = Amounts(section.GetSection(nameof(ReviewSettings.NewRecipientFrom))),
            Countries = Countries(section.GetSection(nameof(ReviewSettings.Countries))),
            Recipients = Texts(section.GetSection(nameof(ReviewSettings.Recipients))),
            Accounts =
            [
                .. Texts(section.GetSection(nameof(ReviewSettings.Accounts)))
                    .Select(number => number.Replace(" ", "", StringComparison.Ordinal)),
            ],
        };
    }

    // Reviews:From:AUD = 10000.00
    private static Money[] Amounts(IConfigurationSection section) =>
        [
            .. section
                .GetChildren()
                .Select(entry =>
                    Currency.TryParse(entry.Key.ToUpperInvariant(), out var currency)
                    && Amount.TryParse(entry.Value ?? "", currency, out var amount, out _)
                        ? amount
                        : throw new SettingException(
                            $"{entry.Path} must be an amount for a currency, such as {Section}:From:AUD = 10000.00."
                        )
                ),
        ];

    private static string[] Countries(IConfigurationSection section) =>
        [
            .. Texts(section)
                .Select(code =>
                    code is [>= 'A' and <= 'Z', >= 'A' and <= 'Z']
                        ? code
                        : throw new SettingException(
                            $"{section.Path} must list countries by two letters, not '{code}'."
                        )
                ),
        ];

    private static string[] Texts(IConfigurationSection section) =>
        [
            .. section
                .GetChildren()
                .Select(entry => entry.Value?.Trim() ?? "")
                .Select(text =>
                    text.Length > 0
                        ? text
                        : throw new SettingException($"{section.Path} must have no empty entries.")
                ),
        ];
}
