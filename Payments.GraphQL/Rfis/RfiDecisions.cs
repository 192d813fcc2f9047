using FluentValidation;
using Payments.Domain.Commands;
using Payments.Domain.Parties;
using Payments.Domain.Rejections;
using Payments.Domain.Rfis;
using Payments.Domain.Tenancy;
using Payments.GraphQL.Errors;
using Payments.GraphQL.Operators;
using Payments.GraphQL.Reading;
using Payments.GraphQL.Reviews;
using Payments.GraphQL.Validation;

namespace Payments.GraphQL.Rfis;

/// <summary>What an operator says about the answers to a request.</summary>
/// <param name="RfiId">One that is ASSESSING, of any tenant of your environment.</param>
/// <param name="Decision">What becomes of the transactions under review.</param>
/// <param name="RejectCode">Why they are cancelled; left out: DATA_ENQUIRY_RESPONSE_INADEQUATE.</param>
/// <param name="Message">The same in words: up to 280 characters.</param>
/// <param name="InternalNote">For operators: up to 1,000 characters that the tenant never sees (`reviewNotes`).</param>
/// <param name="IdempotencyKey">Your name for this intention, 1 to 255 characters: sent again, it does nothing new.</param>
public sealed record DecideRfiInput(
    [property: ID<Rfi>] RfiId RfiId,
    RfiReviewDecision Decision,
    RejectCode? RejectCode,
    string? Message,
    string? InternalNote,
    string IdempotencyKey
);

/// <summary>What became of the request.</summary>
/// <param name="Rfi">The request for information; null when refused.</param>
/// <param name="Replayed">True when the key had done it before and nothing happened now.</param>
public sealed record DecideRfiPayload(Rfi? Rfi, bool Replayed);

/// <summary>Which request an operator takes back.</summary>
/// <param name="RfiId">One that is PENDING or ASSESSING, of any tenant of your environment.</param>
/// <param name="IdempotencyKey">Your name for this intention, 1 to 255 characters: sent again, it does nothing new.</param>
public sealed record CancelRfiInput([property: ID<Rfi>] RfiId RfiId, string IdempotencyKey);

/// <summary>What became of the request.</summary>
/// <param name="Rfi">The request for information; null when refused.</param>
/// <param name="Replayed">True when the key had done it before and nothing happened now.</param>
public sealed record CancelRfiPayload(Rfi? Rfi, bool Replayed);

internal sealed class DecideRfiInputValidator : AbstractValidator<DecideRfiInput>
{
    public DecideRfiInputValidator()
    {
        RuleFor(input => input.Message)
            .Follows(PlainText.UpTo(SimulateRfiInputValidator.MessageLengthMax));
        RuleFor(input => input.InternalNote).Follows(ReviewNotes.Check);
    }
}

[QueryType]
public static class RfiDecisionQueries
{
    /// <summary>
    /// For operators of the platform: the requests of all tenants of the environment whose answers wait
    /// for a decision, oldest first. Anybody else is refused (FORBIDDEN).
    /// </summary>
    [Authorize]
    [UsePaging]
    public static Task<IQueryable<Rfi>> GetRfisInAssessmentAsync(
        Caller caller,
        OperatorDesk desk,
        RequestContexts contexts,
        CancellationToken cancellationToken
    ) =>
        desk.ListAsync<Rfi>(
            rfi => rfi.Status == RfiStatus.Assessing,
            caller,
            contexts,
            cancellationToken
        );
}

[MutationType]
public static class RfiDecisions
{
    private static readonly DecideRfiInputValidator Validator = new();

    /// <summary>For operators of the platform: decides on the answers to a request for information.</summary>
    /// <param name="input">Which, and how.</param>
    [Authorize]
    [Error<InvalidInputError>]
    [Error<NotFoundError>]
    [Error<ForbiddenError>]
    [Error<IllegalTransitionError>]
    [Error<IdempotencyConflictError>]
    public static async Task<DecideRfiPayload> DecideRfiAsync(
        DecideRfiInput input,
        Caller caller,
        OperatorDesk desk,
        IWriteGate gate,
        CancellationToken cancellationToken
    )
    {
        Validator.Demand(input);
        var result = await gate.RunAsync(
            new DecideRfi(input.RfiId, input.Decision, input.RejectCode, input.Message)
            {
                InternalNote = ReviewNotes.Normal(input.InternalNote),
            },
            await OwnerAsync(input.RfiId, caller, desk, cancellationToken),
            CommandOptions.Keyed(input.IdempotencyKey),
            cancellationToken
        );
        return new(result.Value, result.Replayed);
    }

    /// <summary>
    /// For operators of the platform: takes a request for information back. Its transactions stay as
    /// they are.
    /// </summary>
    /// <param name="input">Which.</param>
    [Authorize]
    [Error<InvalidInputError>]
    [Error<NotFoundError>]
    [Error<ForbiddenError>]
    [Error<IllegalTransitionError>]
    [Error<IdempotencyConflictError>]
    public static async Task<CancelRfiPayload> CancelRfiAsync(
        CancelRfiInput input,
        Caller caller,
        OperatorDesk desk,
        IWriteGate gate,
        CancellationToken cancellationToken
    )
    {
        var result = await gate.RunAsync(
            new CancelRfi(input.RfiId),
            await OwnerAsync(input.RfiId, caller, desk, cancellationToken),
            CommandOptions.Keyed(input.IdempotencyKey),
            cancellationToken
        );
        return new(result.Value, result.Replayed);
    }

    private static Task<Caller> OwnerAsync(
        RfiId id,
        Caller caller,
        OperatorDesk desk,
        CancellationToken cancellationToken
    ) => desk.ForOwnerAsync<Rfi>(caller, rfi => rfi.Id == id, id, "rfiId", cancellationToken);
}
