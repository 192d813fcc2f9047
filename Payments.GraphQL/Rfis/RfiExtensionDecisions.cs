using FluentValidation;
using Payments.Domain.Commands;
using Payments.Domain.Parties;
using Payments.Domain.Rfis;
using Payments.Domain.Tenancy;
using Payments.GraphQL.Errors;
using Payments.GraphQL.Operators;
using Payments.GraphQL.Reading;
using Payments.GraphQL.Reviews;
using Payments.GraphQL.Validation;

namespace Payments.GraphQL.Rfis;

/// <summary>What an operator says to a tenant that asks for more time.</summary>
/// <param name="RfiId">One whose extension is REQUESTED, of any tenant of your environment.</param>
/// <param name="Decision">Whether the deadline is moved.</param>
/// <param name="Deadline">The new one, later than the old one; left out: seven days later. Without meaning for REFUSE.</param>
/// <param name="Message">For the tenant: up to 280 characters.</param>
/// <param name="InternalNote">For operators: up to 1,000 characters that the tenant never sees (`reviewNotes`).</param>
/// <param name="IdempotencyKey">Your name for this intention, 1 to 255 characters: sent again, it does nothing new.</param>
public sealed record DecideRfiExtensionInput(
    [property: ID<Rfi>] RfiId RfiId,
    RfiExtensionDecision Decision,
    DateTimeOffset? Deadline,
    string? Message,
    string? InternalNote,
    string IdempotencyKey
);

/// <summary>What became of the request.</summary>
/// <param name="Rfi">The request for information; null when refused.</param>
/// <param name="Replayed">True when the key had done it before and nothing happened now.</param>
public sealed record DecideRfiExtensionPayload(Rfi? Rfi, bool Replayed);

/// <summary>More time that an operator gives.</summary>
/// <param name="RfiId">One that is PENDING, of any tenant of your environment.</param>
/// <param name="Deadline">The new one, later than the old one.</param>
/// <param name="IdempotencyKey">Your name for this intention, 1 to 255 characters: sent again, it does nothing new.</param>
public sealed record ExtendRfiInput(
    [property: ID<Rfi>] RfiId RfiId,
    DateTimeOffset Deadline,
    string IdempotencyKey
);

/// <summary>What became of the request.</summary>
/// <param name="Rfi">The request for information; null when refused.</param>
/// <param name="Replayed">True when the key had done it before and nothing happened now.</param>
public sealed record ExtendRfiPayload(Rfi? Rfi, bool Replayed);

internal sealed class DecideRfiExtensionInputValidator : AbstractValidator<DecideRfiExtensionInput>
{
    public DecideRfiExtensionInputValidator()
    {
        RuleFor(input => input.Message)
            .Follows(PlainText.UpTo(SimulateRfiInputValidator.MessageLengthMax));
        RuleFor(input => input.InternalNote).Follows(ReviewNotes.Check);
    }
}

[QueryType]
public static class RfiExtensionQueries
{
    /// <summary>
    /// For operators of the platform: the requests of all tenants of the environment whose tenant has asked for more
    /// time, oldest first. Anybody else is refused (FORBIDDEN).
    /// </summary>
    [Authorize]
    [UsePaging]
    public static Task<IQueryable<Rfi>> GetRfiExtensionsRequestedAsync(
        Caller caller,
        OperatorDesk desk,
        RequestContexts contexts,
        CancellationToken cancellationToken
    ) =>
        desk.ListAsync<Rfi>(
            rfi => rfi.ExtensionStatus == RfiExtensionStatus.Requested,
            caller,
            contexts,
            cancellationToken
        );
}

[MutationType]
public static class RfiExtensionDecisions
{
    private static readonly DecideRfiExtensionInputValidator Validator = new();

    /// <summary>For operators of the platform: decides on a tenant's wish for more time to answer.</summary>
    /// <param name="input">Which, and how.</param>
    [Authorize]
    [Error<InvalidInputError>]
    [Error<NotFoundError>]
    [Error<ForbiddenError>]
    [Error<IllegalTransitionError>]
    [Error<IdempotencyConflictError>]
    public static async Task<DecideRfiExtensionPayload> DecideRfiExtensionAsync(
        DecideRfiExtensionInput input,
        Caller caller,
        OperatorDesk desk,
        IWriteGate gate,
        CancellationToken cancellationToken
    )
    {
        Validator.Demand(input);
        var result = await gate.RunAsync(
            new DecideRfiExtension(
                input.RfiId,
                input.Decision,
                input.Deadline?.ToUniversalTime(),
                input.Message
            )
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
    /// For operators of the platform: gives a tenant more time to answer, whether it has asked or not. Where it has,
    /// that is GRANTED; where it has not, it may still ask once.
    /// </summary>
    /// <param name="input">Until when.</param>
    [Authorize]
    [Error<InvalidInputError>]
    [Error<NotFoundError>]
    [Error<ForbiddenError>]
    [Error<IllegalTransitionError>]
    [Error<IdempotencyConflictError>]
    public static async Task<ExtendRfiPayload> ExtendRfiAsync(
        ExtendRfiInput input,
        Caller caller,
        OperatorDesk desk,
        IWriteGate gate,
        CancellationToken cancellationToken
    )
    {
        var result = await gate.RunAsync(
            new ExtendRfi(input.RfiId, input.Deadline.ToUniversalTime()),
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
