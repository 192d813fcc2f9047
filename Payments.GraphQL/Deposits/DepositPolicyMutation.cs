using System.Globalization;
using Payments.Domain.Commands;
using Payments.Domain.Deposits;
using Payments.Domain.Tenancy;
using Payments.Domain.Tenants;
using Payments.GraphQL.Errors;
using Payments.GraphQL.Values;

namespace Payments.GraphQL.Deposits;

/// <summary>Which deposits are looked at before they are in the balance.</summary>
[ObjectType<DepositPolicy>]
public static class DepositPolicyType
{
    internal static void Configure(IObjectTypeDescriptor<DepositPolicy> policy)
    {
        policy.BindFieldsExplicitly();
        policy
            .Field(row => row.OwnAccounts)
            .Description(
                "What is done with money of others on accounts of your own; ALLOW unless you say otherwise."
            );
        policy
            .Field(row => row.SubClients)
            .Description(
                "What is done with money of others on accounts of your sub-clients; REVIEW unless you say otherwise. ALLOW counts as REVIEW while the platform has the feature THIRD_PARTY_DEPOSITS off for you."
            );
        policy
            .Field(row => row.ReviewDuplicates)
            .Description("Whether a suspected duplicate is reviewed; it is marked anyway.");
        policy
            .Field(row => row.ReviewFrom)
            .Description(
                "From these amounts on a deposit is reviewed; at most one for a currency."
            );
    }
}

/// <summary>Which deposits are to be looked at. What is left out is as without a policy.</summary>
/// <param name="OwnAccounts">Money of others on accounts of your own; ALLOW when left out.</param>
/// <param name="SubClients">Money of others on accounts of your sub-clients; REVIEW when left out. To ALLOW it takes the feature THIRD_PARTY_DEPOSITS (FEATURE_DISABLED), which the platform switches on for a LIVE tenant.</param>
/// <param name="ReviewDuplicates">True: a suspected duplicate is reviewed.</param>
/// <param name="ReviewFrom">From these amounts on a deposit is reviewed; at most one for a currency.</param>
/// <param name="IdempotencyKey">Your name for this intention, 1 to 255 characters: sent again, it does nothing new.</param>
public sealed record SetDepositPolicyInput(
    ThirdPartyRule? OwnAccounts,
    ThirdPartyRule? SubClients,
    bool? ReviewDuplicates,
    IReadOnlyList<MoneyInput>? ReviewFrom,
    string IdempotencyKey
);

/// <summary>What became of the request.</summary>
/// <param name="Tenant">Your tenant with its new policy; null when refused.</param>
/// <param name="Replayed">True when the key had done it before and nothing happened now.</param>
public sealed record SetDepositPolicyPayload(Tenant? Tenant, bool Replayed);

[MutationType]
public static class DepositPolicyMutation
{
    /// <summary>
    /// Says which of your deposits are looked at before they are in the balance; it takes the right
    /// ADMIN. `Tenant.depositPolicy` shows it. What waits already goes on waiting.
    /// </summary>
    /// <param name="input">The policy.</param>
    [Authorize]
    [Error<InvalidInputError>]
    [Error<ForbiddenError>]
    [Error<FeatureDisabledError>]
    [Error<IdempotencyConflictError>]
    public static async Task<SetDepositPolicyPayload> SetDepositPolicyAsync(
        SetDepositPolicyInput input,
        Caller caller,
        IWriteGate gate,
        CancellationToken cancellationToken
    )
    {
        var policy = new DepositPolicy(
            input.OwnAccounts ?? DepositPolicy.Default.OwnAccounts,
            input.SubClients ?? DepositPolicy.Default.SubClients,
            input.ReviewDuplicates ?? DepositPolicy.Default.ReviewDuplicates,
            [
                .. (input.ReviewFrom ?? []).Select(
                    (from, index) =>
                        from.ToMoney(
                            "input",
                            "reviewFrom",
                            index.ToString(CultureInfo.InvariantCulture)
                        )
                ),
            ]
        );
        var result = await gate.RunAsync(
            new SetDepositPolicy(policy),
            caller,
            CommandOptions.Keyed(input.IdempotencyKey),
            cancellationToken
        );
        return new(result.Value, result.Replayed);
    }
}
