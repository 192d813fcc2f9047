using System.Text.RegularExpressions;
using Payments.Domain.Webhooks;
using Payments.Tests.Tidy;

namespace Payments.Tests.Webhooks;

public sealed partial class WebhookEventTypeTests
{
    /// <summary>An event that no endpoint can ask for by name would be told to those only who ask for everything.</summary>
    [Fact]
    public void Every_event_that_the_domain_tells_is_in_the_list()
    {
        var told = DomainTexts()
            .SelectMany(text => Told().Matches(text))
            .Select(match => match.Groups["type"].Value)
            .Where(type => !type.StartsWith("webhook_", StringComparison.Ordinal))
            .ToHashSet(StringComparer.Ordinal);

        told.Count.ShouldBeGreaterThan(20);
        told.Except(WebhookEventTypes.All).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("withdrawal.confirmed", true)]
    [InlineData("withdrawal.*", true)]
    [InlineData("sender.updated", true)]
    [InlineData("withdrawal", false)]
    [InlineData("*", false)]
    [InlineData("withdrawal.payed", false)]
    [InlineData("webhook_delivery.*", false)]
    public void A_pattern_is_a_type_or_all_of_a_kind(string text, bool isOne) =>
        WebhookEventTypes.IsPattern(text).ShouldBe(isOne);

    [Fact]
    public void Attempts_are_made_for_a_little_more_than_three_days()
    {
        var pauses = Enumerable
            .Range(1, WebhookSchedule.AttemptsMax - 1)
            .Select(attempts => WebhookSchedule.PauseAfter(attempts)!.Value)
            .ToList();

        pauses.ShouldBe(pauses.Order());
        pauses.Aggregate((sum, pause) => sum + pause).TotalDays.ShouldBeInRange(3, 3.5);
        WebhookSchedule.PauseAfter(WebhookSchedule.AttemptsMax).ShouldBeNull();
    }

    // The type is the second argument, and the first one never holds a comma.
    [GeneratedRegex(
        """(Events\s*\.Append|\.Changed)\(\s*[\w.]+,\s*"(?<type>[a-z_]+\.[a-z_]+)""",
        RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex Told();

    [GeneratedRegex("//.*", RegexOptions.None, 1000)]
    private static partial Regex Comment();

    private static IEnumerable<string> DomainTexts() =>
        RepositoryFile
            .All(".cs")
            .Where(file => file.Project == "Payments.Domain")
            .Select(file => Comment().Replace(file.Text, ""));
}
