using Payments.Domain.Commands;
using Payments.Domain.Reviews;
using Payments.Domain.Tenancy;
using Payments.GraphQL.Errors;
using Payments.GraphQL.Values;

namespace Payments.GraphQL.Reviews;

/// <summary>Rules that are to hold instead of all that hold now. An empty list stops nothing.</summary>
/// <param name="Version">`reviewRules.version` as you have read it: refused (VERSION_CONFLICT) when somebody has set rules since. Left out: set over whatever there is.</param>
/// <param name="LargeAmountFrom">From these amounts on whatever leaves is reviewed; at most one for a currency.</param>
/// <param name="NewRecipientFrom">From these amounts on what goes to an account where nothing of the tenant's has arrived is reviewed; at most one for a currency.</param>
/// <param name="ListedCountries">ISO 3166-1 codes such as IR, each of them once.</param>
/// <param name="ListedRecipients">Names of people and companies, up to 1,000, each once, of up to 256 characters.</param>
/// <param name="ListedAccounts">IBANs, account numbers and PayIDs, up to 1,000, each once; spaces do not matter.</param>
/// <param name="IdempotencyKey">Your name for this intention, 1 to 255 characters: sent again, it does nothing new.</param>
public sealed record SetReviewRulesInput(
    int? Version,
    IReadOnlyList<MoneyInput> LargeAmountFrom,
    IReadOnlyList<MoneyInput> NewRecipientFrom,
    IReadOnlyList<string> ListedCountries,
    IReadOnlyList<string> ListedRecipients,
    IReadOnlyList<string> ListedAccounts,
    string IdempotencyKey
);

/// <summary>What became of the request.</summary>
/// <param name="ReviewRules">The rules as they were set; null when they wait, or were refused.</param>
/// <param name="Proposal">What waits for a second operator; null otherwise.</param>
/// <param name="Replayed">True when the key had done it before and nothing happened now.</param>
public sealed record SetReviewRulesPayload(
    ReviewRules? ReviewRules,
    ReviewRulesProposal? Proposal,
    bool Replayed
);

[MutationType]
public static class SetReviewRulesMutation
{
    /// <summary>
    /// For operators of the platform: says what is looked at before it leaves a LIVE tenant of their environment. It
    /// counts from the next request on, at every server; what waits for a decision goes on waiting, and what has gone
    /// is gone. Each time makes a new version, also when nothing is different. Rules by which less is looked at than now are
    /// only proposed where there is another operator, until that one agrees (`confirmReviewRules`). Whatever was proposed
    /// before is REPLACED.
    /// </summary>
    /// <param name="input">All the rules.</param>
    [Authorize]
    [Error<InvalidInputError>]
    [Error<ForbiddenError>]
    [Error<VersionConflictError>]
    [Error<IdempotencyConflictError>]
    public static async Task<SetReviewRulesPayload> SetReviewRulesAsync(
        SetReviewRulesInput input,
        Caller caller,
        IWriteGate gate,
        CancellationToken cancellationToken
    )
    {
        var result = await gate.RunAsync(
            new SetReviewRules(input.Version, ReviewRulesForm.Read(input)),
            caller,
            CommandOptions.Keyed(input.IdempotencyKey),
            cancellationToken
        );
        return new(result.Value?.Rules, result.Value?.Proposal, result.Replayed);
    }
}
