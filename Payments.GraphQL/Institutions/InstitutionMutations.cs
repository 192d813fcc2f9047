using Payments.Domain.Commands;
using Payments.Domain.Institutions;
using Payments.Domain.Tenancy;
using Payments.GraphQL.Errors;

namespace Payments.GraphQL.Institutions;

/// <summary>Another institution is known by the same key.</summary>
public sealed class InstitutionAlreadyExistsError(InstitutionExistsException refusal)
    : UserError(refusal)
{
    /// <summary>Which one.</summary>
    [GraphQLType("ID!")]
    public string ExistingId { get; } = refusal.Existing.ToString();
}

/// <summary>What became of the request.</summary>
/// <param name="Institution">The institution, found or new; null when refused.</param>
/// <param name="MatchedExisting">True when it was known by one of its keys and nothing was stored; false for a replay.</param>
/// <param name="Replayed">True when the key had done it before and nothing happened now.</param>
public sealed record CreateInstitutionPayload(
    Institution? Institution,
    bool MatchedExisting,
    bool Replayed
);

/// <summary>What became of the request.</summary>
/// <param name="Institution">The institution as it is now; null when refused.</param>
/// <param name="Changed">False when everything was so already, or the key had changed it before.</param>
/// <param name="Replayed">True when the key had done it before and nothing happened now.</param>
public sealed record UpdateInstitutionPayload(
    Institution? Institution,
    bool Changed,
    bool Replayed
);

/// <summary>What became of the request.</summary>
/// <param name="Institution">The institution, with `deletedAt`; null when refused.</param>
/// <param name="Replayed">True when the key had done it before and nothing happened now.</param>
public sealed record DeleteInstitutionPayload(Institution? Institution, bool Replayed);

/// <summary>What became of the request.</summary>
/// <param name="Institution">The institution; null when refused.</param>
/// <param name="Replayed">True when the key had done it before and nothing happened now.</param>
public sealed record SimulateInstitutionDecisionPayload(Institution? Institution, bool Replayed);

[MutationType]
public static class InstitutionMutations
{
    /// <summary>
    /// Finds an institution by one of its keys, or stores it for review. The keys, in their order: `externalId`;
    /// `businessNumber` with the country; `legalName` (without regard to case and points) with the country.
    /// </summary>
    /// <param name="input">Who instructs.</param>
    [Authorize]
    [Error<InvalidInputError>]
    [Error<DuplicateExternalIdError>]
    [Error<IdempotencyConflictError>]
    public static async Task<CreateInstitutionPayload> CreateInstitutionAsync(
        CreateInstitutionInput input,
        Caller caller,
        IWriteGate gate,
        CancellationToken cancellationToken
    )
    {
        var result = await gate.RunAsync(
            input.ToCommand(),
            caller,
            CommandOptions.Keyed(input.IdempotencyKey),
            cancellationToken
        );
        return new(result.Value, !result.Replayed && result.Events.Count == 0, result.Replayed);
    }

    /// <summary>
    /// Changes what is given and nothing else. A real change begins a new review.
    /// </summary>
    /// <param name="input">What is to change.</param>
    [Authorize]
    [Error<InvalidInputError>]
    [Error<NotFoundError>]
    [Error<DeletedError>]
    [Error<VersionConflictError>]
    [Error<InstitutionAlreadyExistsError>]
    [Error<DuplicateExternalIdError>]
    [Error<IdempotencyConflictError>]
    public static async Task<UpdateInstitutionPayload> UpdateInstitutionAsync(
        UpdateInstitutionInput input,
        Caller caller,
        IWriteGate gate,
        CancellationToken cancellationToken
    )
    {
        var result = await gate.RunAsync(
            input.ToCommand(),
            caller,
            CommandOptions.Keyed(input.IdempotencyKey),
            cancellationToken
        );
        return new(result.Value, result.Events.Count > 0, result.Replayed);
    }

    /// <summary>
    /// Takes an institution out of use: it stays readable by its id and keeps its `externalId`, is no longer listed
    /// unless asked for, and no longer found by its keys. Doing it again changes nothing.
    /// </summary>
    /// <param name="input">Which institution.</param>
    [Authorize]
    [Error<InvalidInputError>]
    [Error<NotFoundError>]
    [Error<VersionConflictError>]
    [Error<IdempotencyConflictError>]
    public static async Task<DeleteInstitutionPayload> DeleteInstitutionAsync(
        DeleteInstitutionInput input,
        Caller caller,
        IWriteGate gate,
        CancellationToken cancellationToken
    )
    {
        var result = await gate.RunAsync(
            new DeleteInstitution(input.InstitutionId, input.Version),
            caller,
            CommandOptions.Keyed(input.IdempotencyKey),
            cancellationToken
        );
        return new(result.Value, result.Replayed);
    }

    /// <summary>
    /// Decides a review as the platform would. Sandbox only.
    /// </summary>
    /// <param name="input">The decision.</param>
    [Authorize]
    [Error<InvalidInputError>]
    [Error<NotFoundError>]
    [Error<DeletedError>]
    [Error<IllegalTransitionError>]
    [Error<FeatureDisabledError>]
    [Error<IdempotencyConflictError>]
    public static async Task<SimulateInstitutionDecisionPayload> SimulateInstitutionDecisionAsync(
        SimulateInstitutionDecisionInput input,
        Caller caller,
        IWriteGate gate,
        CancellationToken cancellationToken
    )
    {
        var result = await gate.RunAsync(
            input.ToCommand(),
            caller,
            CommandOptions.Keyed(input.IdempotencyKey),
            cancellationToken
        );
        return new(result.Value, result.Replayed);
    }
}
