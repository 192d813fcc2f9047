using Payments.Domain.Commands;
using Payments.Domain.Identity;
using Payments.Domain.Ids;
using Payments.Domain.Reviews;
using Payments.Domain.Storage;
using Payments.Domain.Tenancy;
using Payments.Domain.Values;
using Payments.GraphQL.Errors;
using Payments.GraphQL.Identity;
using Payments.GraphQL.Operators;
using Payments.GraphQL.Reading;

namespace Payments.GraphQL.Reviews;

/// <summary>Rules by which less would be looked at than now, until a second operator says yes or no.</summary>
[Node]
[ObjectType<ReviewRulesProposal>]
public static class ReviewRulesProposalType
{
    internal static void Configure(IObjectTypeDescriptor<ReviewRulesProposal> proposal)
    {
        proposal.BindFieldsExplicitly();
        proposal.Field(row => row.Id);
        proposal.Field(row => row.Status).Description("What has become of it.");
        proposal.Field(row => row.Version).Description("Rises by one with each change.");
        proposal
            .Field(row => row.CreatedAt)
            .Name("proposedAt")
            .Description("On the platform's clock.");
    }

    /// <summary>True when the status can never change again.</summary>
    public static bool IsFinal([Parent] ReviewRulesProposal proposal) =>
        ReviewRulesProposalLifecycle.Table.IsFinal(proposal.Status);

    /// <summary>As `ReviewRules.largeAmountFrom`.</summary>
    public static IReadOnlyList<Money> GetLargeAmountFrom([Parent] ReviewRulesProposal proposal) =>
        proposal.Settings.From;

    /// <summary>As `ReviewRules.newRecipientFrom`.</summary>
    public static IReadOnlyList<Money> GetNewRecipientFrom([Parent] ReviewRulesProposal proposal) =>
        proposal.Settings.NewRecipientFrom;

    /// <summary>As `ReviewRules.listedCountries`.</summary>
    public static IReadOnlyList<string> GetListedCountries([Parent] ReviewRulesProposal proposal) =>
        proposal.Settings.Countries;

    /// <summary>As `ReviewRules.listedRecipients`.</summary>
    public static IReadOnlyList<string> GetListedRecipients(
        [Parent] ReviewRulesProposal proposal
    ) => proposal.Settings.Recipients;

    /// <summary>As `ReviewRules.listedAccounts`.</summary>
    public static IReadOnlyList<string> GetListedAccounts([Parent] ReviewRulesProposal proposal) =>
        proposal.Settings.Accounts;

    /// <summary>The operator who cannot be the second one.</summary>
    public static Task<Member?> GetProposedByAsync(
        [Parent] ReviewRulesProposal proposal,
        MemberById members,
        CancellationToken cancellationToken
    ) => MemberAsync(proposal, proposal.ProposedBy, members, cancellationToken);

    /// <summary>The operator who agreed, did not, or said something else since; null while it is PROPOSED.</summary>
    public static Task<Member?> GetDecidedByAsync(
        [Parent] ReviewRulesProposal proposal,
        MemberById members,
        CancellationToken cancellationToken
    ) => MemberAsync(proposal, proposal.DecidedBy, members, cancellationToken);

    /// <summary>The proposal with this id, for operators.</summary>
    [NodeResolver]
    public static async Task<ReviewRulesProposal?> GetAsync(
        ReviewRulesProposalId id,
        Caller caller,
        OperatorDesk desk,
        ReviewRulesProposalById proposals,
        CancellationToken cancellationToken
    )
    {
        await desk.RequireInQueryAsync(caller, cancellationToken);
        return await proposals.LoadAsync(caller.TenantId, id, cancellationToken);
    }

    private static async Task<Member?> MemberAsync(
        ReviewRulesProposal proposal,
        string? member,
        MemberById members,
        CancellationToken cancellationToken
    ) =>
        EntityId.TryParse<MemberId>(member, out var id)
            ? await members.LoadAsync(proposal.TenantId, id, cancellationToken)
            : null;
}

/// <summary>Proposals by their ids.</summary>
public sealed class ReviewRulesProposalById(
    IDatabase database,
    IBatchScheduler scheduler,
    DataLoaderOptions? options = null
) : ByIdLoader<ReviewRulesProposalId, ReviewRulesProposal>(database, scheduler, options);

[QueryType]
public static class ReviewRulesProposalQueries
{
    /// <summary>
    /// For operators of the platform: all rules that have waited for a second operator of the environment, in that order;
    /// one of them at most still waits. Anybody else is refused (FORBIDDEN).
    /// </summary>
    /// <param name="status">Only those in this status.</param>
    [Authorize]
    [UsePaging]
    public static async Task<IQueryable<ReviewRulesProposal>> GetReviewRulesProposalsAsync(
        ReviewRulesProposalStatus? status,
        Caller caller,
        PaymentsDb db,
        OperatorDesk desk,
        CancellationToken cancellationToken
    )
    {
        await desk.RequireInQueryAsync(caller, cancellationToken);
        var all = db.Set<ReviewRulesProposal>();
        return status is null ? all : all.Where(proposal => proposal.Status == status);
    }
}

/// <summary>Which rules you agree to.</summary>
/// <param name="ProposalId">One that is PROPOSED, by another operator.</param>
/// <param name="IdempotencyKey">Your name for this intention, 1 to 255 characters: sent again, it does nothing new.</param>
public sealed record ConfirmReviewRulesInput(
    [property: ID<ReviewRulesProposal>] ReviewRulesProposalId ProposalId,
    string IdempotencyKey
);

/// <summary>What became of the request.</summary>
/// <param name="Proposal">CONFIRMED; null when refused.</param>
/// <param name="Replayed">True when the key had done it before and nothing happened now.</param>
public sealed record ConfirmReviewRulesPayload(ReviewRulesProposal? Proposal, bool Replayed);

/// <summary>Which rules you do not agree to.</summary>
/// <param name="ProposalId">One that is PROPOSED, by whomever.</param>
/// <param name="IdempotencyKey">Your name for this intention, 1 to 255 characters: sent again, it does nothing new.</param>
public sealed record RejectReviewRulesInput(
    [property: ID<ReviewRulesProposal>] ReviewRulesProposalId ProposalId,
    string IdempotencyKey
);

/// <summary>What became of the request.</summary>
/// <param name="Proposal">REJECTED; null when refused.</param>
/// <param name="Replayed">True when the key had done it before and nothing happened now.</param>
public sealed record RejectReviewRulesPayload(ReviewRulesProposal? Proposal, bool Replayed);

[MutationType]
public static class ReviewRulesProposalMutations
{
    /// <summary>
    /// For operators of the platform: agrees to rules that another operator proposed. They hold from the next request on,
    /// as if they were set now.
    /// </summary>
    /// <param name="input">Which.</param>
    [Authorize]
    [Error<NotFoundError>]
    [Error<ForbiddenError>]
    [Error<IllegalTransitionError>]
    [Error<InvalidInputError>]
    [Error<IdempotencyConflictError>]
    public static async Task<ConfirmReviewRulesPayload> ConfirmReviewRulesAsync(
        ConfirmReviewRulesInput input,
        Caller caller,
        IWriteGate gate,
        CancellationToken cancellationToken
    )
    {
        var result = await gate.RunAsync(
            new ConfirmReviewRules(input.ProposalId),
            caller,
            CommandOptions.Keyed(input.IdempotencyKey),
            cancellationToken
        );
        return new(result.Value, result.Replayed);
    }

    /// <summary>
    /// For operators of the platform: does not agree to rules that an operator proposed, or takes own ones back. What held
    /// before holds.
    /// </summary>
    /// <param name="input">Which.</param>
    [Authorize]
    [Error<NotFoundError>]
    [Error<ForbiddenError>]
    [Error<IllegalTransitionError>]
    [Error<InvalidInputError>]
    [Error<IdempotencyConflictError>]
    public static async Task<RejectReviewRulesPayload> RejectReviewRulesAsync(
        RejectReviewRulesInput input,
        Caller caller,
        IWriteGate gate,
        CancellationToken cancellationToken
    )
    {
        var result = await gate.RunAsync(
            new RejectReviewRules(input.ProposalId),
            caller,
            CommandOptions.Keyed(input.IdempotencyKey),
            cancellationToken
        );
        return new(result.Value, result.Replayed);
    }
}
