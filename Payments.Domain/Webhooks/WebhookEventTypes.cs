using System.Collections.Frozen;
using Payments.Domain.Lifecycles;

namespace Payments.Domain.Webhooks;

/// <summary>What an endpoint can be told, and how it says what of it it wants.</summary>
public static class WebhookEventTypes
{
    /// <summary>Of what is sent by <c>testWebhookEndpoint</c>; it is in no log.</summary>
    public const string Test = "webhook.test";

    private const string Everything = ".*";

    // Changes that are none of status. A test reads the sources for more.
    private static readonly string[] Others =
    [
        "conversion.cancellation_requested",
        "deposit.notice_contradicted",
        "deposit.partially_refunded",
        "deposit.partially_refunding",
        "deposit.recalled",
        "deposit.refund_failed",
        "file.stored",
        "institution.deleted",
        "institution.updated",
        "member.access_confirmed",
        "member.password_changed",
        "member.password_reset",
        "member.password_reset_confirmed",
        "member.password_reset_issued",
        "member.updated",
        "payment.cancellation_refused",
        "payment.cancellation_requested",
        "payment.handed_over",
        "payment.held_back",
        "payment.returned",
        "recipient.created",
        "recipient.deleted",
        "recipient.updated",
        "review_rules.changed",
        "rfi.deadline_near",
        "rfi.draft_discarded",
        "rfi.draft_saved",
        "rfi.question_answered",
        "sender.created",
        "sender.deleted",
        "sender.updated",
        "session.revoked",
        "statement_export.progressed",
        "suspended_credit.recalled",
        "tenant.admin_lost",
        "tenant.admitted",
        "tenant.approval_policy_changed",
        "tenant.auto_receive_changed",
        "tenant.deposit_policy_changed",
        "tenant.feature_switched",
        "tenant.payee_check_policy_changed",
        "tenant.quota_limit_changed",
        "virtual_account.address_verified",
        "virtual_account.updated",
        "withdrawal.batch_complete",
        "withdrawal.handed_over",
        "withdrawal.held_back",
        "withdrawal.released",
        "withdrawal_batch.progressed",
    ];

    /// <summary>Every type there is, sorted. Nothing about webhooks themselves: that would never end.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        .. AllLifecycles
            .Tables.SelectMany(table => table.EventTypes)
            .Where(type => !IsAboutWebhooks(type))
            .Union(Others, StringComparer.Ordinal)
            .Order(StringComparer.Ordinal),
    ];

    private static FrozenSet<string> Patterns { get; } =
        All.Concat(All.Select(type => SubjectOf(type) + Everything))
            .ToFrozenSet(StringComparer.Ordinal);

    /// <summary>A type, or all of one kind of object: <c>withdrawal.*</c>.</summary>
    public static bool IsPattern(string text) => Patterns.Contains(text);

    /// <param name="patterns">Empty: all types.</param>
    internal static bool Wants(IReadOnlyList<string> patterns, string type) =>
        !IsAboutWebhooks(type)
        && (
            patterns.Count == 0
            || patterns.Any(pattern =>
                pattern == type
                || (
                    pattern.EndsWith(Everything, StringComparison.Ordinal)
                    && pattern.AsSpan(0, pattern.Length - Everything.Length) is var subject
                    && subject.SequenceEqual(SubjectOf(type))
                )
            )
        );

    private static bool IsAboutWebhooks(string type) =>
        type.StartsWith("webhook_", StringComparison.Ordinal);

    private static string SubjectOf(string type) =>
        type[..type.IndexOf('.', StringComparison.Ordinal)];
}
