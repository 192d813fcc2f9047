using Payments.Domain.Errors;
using Payments.Domain.Features;
using Payments.Domain.Idempotency;
using Payments.Domain.Ledger;
using Payments.Domain.Lifecycles;
using Payments.Domain.Parties;
using Payments.Domain.Values;

namespace Payments.GraphQL.Errors;

/// <summary>There is no such object for you: it never was, is somebody else's, or the id is malformed.</summary>
public sealed class NotFoundError(NotFoundException refusal) : UserError(refusal)
{
    /// <inheritdoc/>
    // The same words whatever the reason, so that nobody learns which ids exist.
    public override string Message => "There is no such object.";
}

/// <summary>A field of the input cannot be accepted; `path` names it. There may be several.</summary>
public sealed class InvalidInputError : UserError
{
    private InvalidInputError(DomainException refusal)
        : base(refusal) { }

    public static InvalidInputError CreateErrorFrom(InvalidInputException refusal) => new(refusal);

    public static InvalidInputError CreateErrorFrom(MalformedAmountException refusal) =>
        new(refusal);

    public static InvalidInputError CreateErrorFrom(AmountNotPositiveException refusal) =>
        new(refusal);

    public static InvalidInputError CreateErrorFrom(AmountTooLargeException refusal) =>
        new(refusal);

    public static InvalidInputError CreateErrorFrom(UnknownCurrencyException refusal) =>
        new(refusal);

    public static InvalidInputError CreateErrorFrom(MalformedIdempotencyKeyException refusal) =>
        new(refusal);
}

/// <summary>The idempotency key was used before with other input.</summary>
public sealed class IdempotencyConflictError(IdempotencyConflictException refusal)
    : UserError(refusal)
{
    /// <summary>What the key made then.</summary>
    [GraphQLType("ID!")]
    public string ExistingId { get; } = refusal.Existing.ToString();
}

/// <summary>Another object of the same kind has this external id.</summary>
public sealed class DuplicateExternalIdError(DuplicateExternalIdException refusal)
    : UserError(refusal);

/// <summary>The object's status does not allow the move; `statusMachines` shows what it allows.</summary>
public sealed class IllegalTransitionError(IllegalTransitionException refusal) : UserError(refusal)
{
    /// <summary>The status that the object has.</summary>
    public string From { get; } = refusal.From;

    /// <summary>The status that was asked for.</summary>
    public string To { get; } = refusal.To;
}

/// <summary>The available balance does not cover the movement with its fees.</summary>
public sealed class InsufficientFundsError(InsufficientFundsException refusal) : UserError(refusal);

/// <summary>You may not do this.</summary>
public sealed class ForbiddenError(ForbiddenException refusal) : UserError(refusal);

/// <summary>Your environment does not have this feature, or the platform has it switched off for you.</summary>
public sealed class FeatureDisabledError(FeatureDisabledException refusal) : UserError(refusal)
{
    /// <summary>What is switched off for you (`Tenant.features`); null for what only a sandbox has.</summary>
    public Feature? Feature { get; } = refusal.Feature;
}

/// <summary>The object was changed since you read it.</summary>
public sealed class VersionConflictError(VersionConflictException refusal) : UserError(refusal)
{
    /// <summary>The version that it has by now.</summary>
    public int CurrentVersion { get; } = refusal.Actual;
}

/// <summary>The object was deleted: it can be read, but nothing new can be made with it.</summary>
public sealed class DeletedError(PartyDeletedException refusal) : UserError(refusal);
