using FluentValidation;
using Payments.Domain.Commands;
using Payments.Domain.Parties;
using Payments.Domain.Rfis;
using Payments.Domain.Tenancy;
using Payments.GraphQL.Errors;
using Payments.GraphQL.Validation;

namespace Payments.GraphQL.Rfis;

/// <summary>Why you need more time.</summary>
/// <param name="RfiId">A request that is PENDING and for which you have not asked yet.</param>
/// <param name="Reason">For those who decide: 1 to 280 characters.</param>
/// <param name="IdempotencyKey">Your name for this intention, 1 to 255 characters: sent again, it does nothing new.</param>
public sealed record RequestRfiExtensionInput(
    [property: ID<Rfi>] RfiId RfiId,
    string Reason,
    string IdempotencyKey
);

/// <summary>What became of the request.</summary>
/// <param name="Rfi">The request for information; null when refused.</param>
/// <param name="Replayed">True when the key had done it before and nothing happened now.</param>
public sealed record RequestRfiExtensionPayload(Rfi? Rfi, bool Replayed);

/// <summary>What those who were asked for more time say.</summary>
/// <param name="RfiId">One whose extension is REQUESTED.</param>
/// <param name="Decision">Whether the deadline is moved.</param>
/// <param name="Deadline">The new one, later than the old one; left out: seven days later. Without meaning for REFUSE.</param>
/// <param name="Message">Up to 280 characters, shown in `extension`.</param>
/// <param name="IdempotencyKey">Your name for this intention, 1 to 255 characters: sent again, it does nothing new.</param>
public sealed record SimulateRfiExtensionInput(
    [property: ID<Rfi>] RfiId RfiId,
    RfiExtensionDecision Decision,
    DateTimeOffset? Deadline,
    string? Message,
    string IdempotencyKey
);

/// <summary>What became of the request.</summary>
/// <param name="Rfi">The request for information; null when refused.</param>
/// <param name="Replayed">True when the key had done it before and nothing happened now.</param>
public sealed record SimulateRfiExtensionPayload(Rfi? Rfi, bool Replayed);

internal sealed class RequestRfiExtensionInputValidator
    : AbstractValidator<RequestRfiExtensionInput>
{
    public RequestRfiExtensionInputValidator() =>
        RuleFor(input => input.Reason)
            .Follows(PlainText.UpTo(SimulateRfiInputValidator.MessageLengthMax));
}

internal sealed class SimulateRfiExtensionInputValidator
    : AbstractValidator<SimulateRfiExtensionInput>
{
    public SimulateRfiExtensionInputValidator() =>
        RuleFor(input => input.Message)
            .Follows(PlainText.UpTo(SimulateRfiInputValidator.MessageLengthMax));
}

[MutationType]
public static class RfiExtensionMutations
{
    private static readonly RequestRfiExtensionInputValidator Validator = new();
    private static readonly SimulateRfiExtensionInputValidator SimulationValidator = new();

    /// <summary>
    /// Asks for more time to answer, once for each request; it takes the right COMPLIANCE. Until it is decided the
    /// deadline stays what it is. If it is granted, `deadline` is later, and the reminder comes a day before it.
    /// </summary>
    /// <param name="input">Why.</param>
    [Authorize]
    [Error<InvalidInputError>]
    [Error<NotFoundError>]
    [Error<ForbiddenError>]
    [Error<IllegalTransitionError>]
    [Error<IdempotencyConflictError>]
    public static async Task<RequestRfiExtensionPayload> RequestRfiExtensionAsync(
        RequestRfiExtensionInput input,
        Caller caller,
        IWriteGate gate,
        CancellationToken cancellationToken
    )
    {
        Validator.Demand(input);
        var result = await gate.RunAsync(
            new RequestRfiExtension(input.RfiId, input.Reason),
            caller,
            CommandOptions.Keyed(input.IdempotencyKey),
            cancellationToken
        );
        return new(result.Value, result.Replayed);
    }

    /// <summary>Sandbox only: decides on your wish for more time in the platform's place.</summary>
    /// <param name="input">The decision.</param>
    [Authorize]
    [Error<InvalidInputError>]
    [Error<NotFoundError>]
    [Error<IllegalTransitionError>]
    [Error<FeatureDisabledError>]
    [Error<IdempotencyConflictError>]
    public static async Task<SimulateRfiExtensionPayload> SimulateRfiExtensionAsync(
        SimulateRfiExtensionInput input,
        Caller caller,
        IWriteGate gate,
        CancellationToken cancellationToken
    )
    {
        SimulationValidator.Demand(input);
        var result = await gate.RunAsync(
            new SimulateRfiExtension(
                input.RfiId,
                input.Decision,
                input.Deadline?.ToUniversalTime(),
                input.Message
            ),
            caller,
            CommandOptions.Keyed(input.IdempotencyKey),
            cancellationToken
        );
        return new(result.Value, result.Replayed);
    }
}
