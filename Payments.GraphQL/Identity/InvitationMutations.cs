using FluentValidation;
using Payments.Domain.AccountNumbers;
using Payments.Domain.Commands;
using Payments.Domain.Identity;
using Payments.Domain.Parties;
using Payments.Domain.Tenancy;
using Payments.GraphQL.Errors;
using Payments.GraphQL.Parties;
using Payments.GraphQL.Tenants;
using Payments.GraphQL.Validation;

namespace Payments.GraphQL.Identity;

/// <summary>Who is to act for your tenant.</summary>
/// <param name="Email">Who logs in with it belongs to one tenant only.</param>
/// <param name="FirstName">1 to 75 characters.</param>
/// <param name="LastName">1 to 75 characters.</param>
/// <param name="Roles">What the person is in the company; grants nothing.</param>
/// <param name="Access">The rights; LOGIN is among them.</param>
/// <param name="IdempotencyKey">Your name for this intention, 1 to 255 characters: sent again, it invites nobody new.</param>
public sealed record InviteMemberInput(
    string Email,
    string? FirstName,
    string? LastName,
    IReadOnlyList<MemberRole>? Roles,
    IReadOnlyList<MemberAccess> Access,
    string IdempotencyKey
)
{
    private static readonly InviteMemberInputValidator Validator = new();

    internal InviteMember ToCommand(string token)
    {
        Validator.Demand(this);
        return new(
            Member.NormalizeEmail(Email),
            PartyInputs.Normal(PersonName.Check, FirstName),
            PartyInputs.Normal(PersonName.Check, LastName),
            Roles ?? [],
            [.. Access.Distinct().Order()]
        )
        {
            TokenHash = OneTimeToken.HashOf(token),
        };
    }
}

/// <summary>What became of the invitation.</summary>
/// <param name="Member">Who was invited; null when refused.</param>
/// <param name="Token">
/// Give it to the person, for `acceptInvitation`. It is shown this once: a replay has none, and nothing but
/// its hash is kept.
/// </param>
/// <param name="Replayed">True when the key had invited before and nothing happened now.</param>
public sealed record InviteMemberPayload(Member? Member, string? Token, bool Replayed);

internal sealed class InviteMemberInputValidator : AbstractValidator<InviteMemberInput>
{
    public InviteMemberInputValidator()
    {
        RuleFor(input => input.Email).Follows(EmailAddress.Check);
        RuleFor(input => input.Access)
            .Must(access => access.Contains(MemberAccess.Login))
            .WithMessage("Whoever accepts is logged in, so LOGIN is among the rights.");
        RuleFor(input => input.FirstName).Follows(PersonName.Check);
        RuleFor(input => input.LastName).Follows(PersonName.Check);
    }
}

/// <summary>How an invitation becomes a membership.</summary>
/// <param name="Token">As the ADMIN who invited you has it.</param>
/// <param name="Password">12 to 256 characters.</param>
public sealed record AcceptInvitationInput(string Token, string Password);

/// <summary>What became of it.</summary>
/// <param name="Token">Send it as `Authorization: Bearer …`; null when refused.</param>
/// <param name="ExpiresAt">When the token ends; log in again before.</param>
/// <param name="Viewer">Who the token stands for.</param>
public sealed record AcceptInvitationPayload(
    string? Token,
    DateTimeOffset? ExpiresAt,
    Viewer? Viewer
);

internal sealed class AcceptInvitationInputValidator : AbstractValidator<AcceptInvitationInput>
{
    public AcceptInvitationInputValidator() =>
        RuleFor(input => input.Password)
            .Length(Passwords.LengthMin, Passwords.LengthMax)
            .WithMessage("A password has 12 to 256 characters.");
}

[MutationType]
public static class InvitationMutations
{
    private static readonly AcceptInvitationInputValidator Validator = new();

    /// <summary>
    /// Invites somebody to act for your tenant; it takes the right ADMIN. The invitation is open for seven days of your
    /// clock. In a LIVE tenant with another ADMIN, the rights ADMIN and APPROVE wait until that one agrees.
    /// </summary>
    /// <param name="input">Whom, and what they may do.</param>
    [Authorize]
    [Error<InvalidInputError>]
    [Error<ForbiddenError>]
    [Error<EmailTakenError>]
    [Error<IdempotencyConflictError>]
    public static async Task<InviteMemberPayload> InviteMemberAsync(
        InviteMemberInput input,
        Caller caller,
        IWriteGate gate,
        CancellationToken cancellationToken
    )
    {
        var token = OneTimeToken.Draw();
        var result = await gate.RunAsync(
            input.ToCommand(token),
            caller,
            CommandOptions.Keyed(input.IdempotencyKey),
            cancellationToken
        );
        return new(result.Value, result.Replayed ? null : token, result.Replayed);
    }

    /// <summary>Makes you the member that you were invited to be, once, and logs you in.</summary>
    /// <param name="input">The token, and your password from now on.</param>
    [Error<InvalidInputError>]
    [Error<InvitationInvalidError>]
    [Error<InvalidCredentialsError>]
    public static async Task<AcceptInvitationPayload> AcceptInvitationAsync(
        AcceptInvitationInput input,
        Invitations invitations,
        CancellationToken cancellationToken
    )
    {
        Validator.Demand(input);
        var (token, signedIn) = await invitations.AcceptAsync(
            input.Token,
            input.Password,
            cancellationToken
        );
        return new(token, signedIn.ExpiresAt, new(signedIn));
    }
}
