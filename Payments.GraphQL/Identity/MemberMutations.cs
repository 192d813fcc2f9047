using FluentValidation;
using Payments.Domain.Commands;
using Payments.Domain.Identity;
using Payments.Domain.Parties;
using Payments.Domain.Tenancy;
using Payments.GraphQL.Errors;
using Payments.GraphQL.Parties;
using Payments.GraphQL.Validation;

namespace Payments.GraphQL.Identity;

/// <summary>What is to change: a field that is left out or null stays as it is.</summary>
/// <param name="MemberId">Which member.</param>
/// <param name="Version">What you have read: the change is refused if it was changed since. Left out: whatever it is.</param>
/// <param name="Access">All rights from now on.</param>
/// <param name="ProposeOnly">True: the rights, whatever they are, wait until a second ADMIN agrees.</param>
/// <param name="Roles">All roles from now on.</param>
/// <param name="FirstName">1 to 75 characters.</param>
/// <param name="LastName">1 to 75 characters.</param>
/// <param name="DateOfBirth">Of age, and believable.</param>
/// <param name="Mobile">International: + or 00, country code and number.</param>
/// <param name="Address">Where the person gets letters, in the place of the whole address of before.</param>
/// <param name="IsPrimaryContact">True: the platform turns to this member first, and to whoever it was before no more. False: to nobody, if it was this one.</param>
/// <param name="IdempotencyKey">Your name for this intention, 1 to 255 characters: sent again, it changes nothing more.</param>
public sealed record UpdateMemberInput(
    [property: ID<Member>] MemberId MemberId,
    int? Version,
    IReadOnlyList<MemberAccess>? Access,
    bool? ProposeOnly,
    IReadOnlyList<MemberRole>? Roles,
    string? FirstName,
    string? LastName,
    DateOnly? DateOfBirth,
    string? Mobile,
    AddressInput? Address,
    bool? IsPrimaryContact,
    string IdempotencyKey
)
{
    private static readonly UpdateMemberInputValidator Validator = new();

    internal UpdateMember ToCommand()
    {
        Validator.Demand(this);
        return new(
            MemberId,
            Version,
            Access,
            Roles,
            PartyInputs.Normal(PersonName.Check, FirstName),
            PartyInputs.Normal(PersonName.Check, LastName)
        )
        {
            ProposeOnly = ProposeOnly is true,
            DateOfBirth = DateOfBirth,
            Mobile = Mobile is null ? null : MobileNumber.Check(Mobile).Value,
            Address = Address?.ToAddress(),
            IsPrimaryContact = IsPrimaryContact,
        };
    }
}

/// <summary>What became of the request.</summary>
/// <param name="Member">The member; null when refused.</param>
/// <param name="Replayed">True when the key had done it before and nothing happened now.</param>
public sealed record UpdateMemberPayload(Member? Member, bool Replayed);

internal sealed class UpdateMemberInputValidator : AbstractValidator<UpdateMemberInput>
{
    public UpdateMemberInputValidator()
    {
        RuleFor(input => input.FirstName).Follows(PersonName.Check);
        RuleFor(input => input.LastName).Follows(PersonName.Check);
        RuleFor(input => input.Mobile).Follows(MobileNumber.Check);
        RuleFor(input => input.Address!)
            .SetValidator(new AddressInputValidator())
            .When(input => input.Address is not null);
    }
}

/// <summary>Whose proposed rights you agree to.</summary>
/// <param name="MemberId">One with `proposedAccess`.</param>
/// <param name="IdempotencyKey">Your name for this intention, 1 to 255 characters: sent again, it does nothing new.</param>
public sealed record ConfirmMemberAccessInput(
    [property: ID<Member>] MemberId MemberId,
    string IdempotencyKey
);

/// <summary>What became of the request.</summary>
/// <param name="Member">The member; null when refused.</param>
/// <param name="Replayed">True when the key had done it before and nothing happened now.</param>
public sealed record ConfirmMemberAccessPayload(Member? Member, bool Replayed);

[MutationType]
public static class MemberMutations
{
    /// <summary>
    /// Changes rights, roles and facts of a member; it takes the right ADMIN. Rights count from the next request on; without
    /// LOGIN the member's sessions end at once. In a LIVE tenant with another ADMIN, ADMIN and APPROVE are only proposed
    /// until that one agrees. The last ADMIN stays one.
    /// </summary>
    /// <param name="input">What is to change.</param>
    [Authorize]
    [Error<InvalidInputError>]
    [Error<NotFoundError>]
    [Error<ForbiddenError>]
    [Error<VersionConflictError>]
    [Error<LastAdminError>]
    [Error<IdempotencyConflictError>]
    public static async Task<UpdateMemberPayload> UpdateMemberAsync(
        UpdateMemberInput input,
        Caller caller,
        IWriteGate gate,
        LiveSessions sessions,
        CancellationToken cancellationToken
    )
    {
        var result = await gate.RunAsync(
            input.ToCommand(),
            caller,
            CommandOptions.Keyed(input.IdempotencyKey),
            cancellationToken
        );
        sessions.Revoke(result.Events);
        return new(result.Value, result.Replayed);
    }

    /// <summary>
    /// Agrees to the rights that another ADMIN proposed; it takes the right ADMIN, and is never about yourself.
    /// </summary>
    /// <param name="input">Whose.</param>
    [Authorize]
    [Error<InvalidInputError>]
    [Error<NotFoundError>]
    [Error<ForbiddenError>]
    [Error<IdempotencyConflictError>]
    public static async Task<ConfirmMemberAccessPayload> ConfirmMemberAccessAsync(
        ConfirmMemberAccessInput input,
        Caller caller,
        IWriteGate gate,
        CancellationToken cancellationToken
    )
    {
        var result = await gate.RunAsync(
            new ConfirmMemberAccess(input.MemberId),
            caller,
            CommandOptions.Keyed(input.IdempotencyKey),
            cancellationToken
        );
        return new(result.Value, result.Replayed);
    }
}
