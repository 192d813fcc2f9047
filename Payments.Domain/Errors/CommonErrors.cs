using Payments.Domain.Features;
using Payments.Domain.Ids;
using Payments.Domain.Lifecycles;

namespace Payments.Domain.Errors;

/// <summary>Malformed, unknown and foreign ids are all answered with this.</summary>
public sealed class NotFoundException(string id, params string[] path)
    : DomainException(ErrorCode.NotFound, $"There is no object {id}.", path);

/// <summary>A field's value cannot be accepted.</summary>
public sealed class InvalidInputException(string message, params string[] path)
    : DomainException(ErrorCode.InvalidInput, message, path);

/// <summary>The caller may not do this.</summary>
public sealed class ForbiddenException(string message)
    : DomainException(ErrorCode.Forbidden, message);

/// <summary>The feature does not exist for this tenant: its environment lacks it, or the platform.</summary>
public sealed class FeatureDisabledException(string message)
    : DomainException(ErrorCode.FeatureDisabled, message)
{
    public FeatureDisabledException(Feature feature)
        : this(
            $"{StatusName.Of(feature)} is switched off for you; the platform can switch it on."
        ) => Feature = feature;

    /// <summary>What the platform has not switched on; null where the environment lacks it.</summary>
    public Feature? Feature { get; }
}

/// <summary>Another object of the same kind has this external id.</summary>
public sealed class DuplicateExternalIdException(string? externalId)
    : DomainException(
        ErrorCode.DuplicateExternalId,
        externalId is null
            ? "Another object of this kind has the same external id."
            : $"Another object of this kind has the external id '{externalId}'.",
        "externalId"
    );

/// <summary>The object was changed since the caller read it.</summary>
public sealed class VersionConflictException(Subject subject, int actual)
    : DomainException(
        ErrorCode.VersionConflict,
        string.Create(
            System.Globalization.CultureInfo.InvariantCulture,
            $"{subject} is at version {actual} by now."
        ),
        "version"
    )
{
    public int Actual { get; } = actual;
}
