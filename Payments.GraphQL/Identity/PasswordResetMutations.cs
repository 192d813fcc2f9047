using FluentValidation;
using Payments.Domain.Commands;
using Payments.Domain.Identity;
using Payments.Domain.Tenancy;
using Payments.GraphQL.Errors;
using Payments.GraphQL.Operators;
using Payments.GraphQL.Validation;

namespace Payments.GraphQL.Identity;

/// <summary>Who has forgotten the password.</summary>
/// <param name="MemberId">One who is ACTIVE and not you: for an operator, of any tenant of the environment.</param>
/// <param name="RequireConfirmation">True: also in a SANDBOX tenant a second person must confirm it.</param>
/// <param name="IdempotencyKey">Your name for this intention, 1 to 255 characters: sent again, it does nothing new.</param>
public sealed record IssuePasswordResetInput(
    [property: ID<Member>] MemberId MemberId,
    bool? RequireConfirmation,
    string IdempotencyKey
);

/// <summary>What became of the request.</summary>
/// <param name="Member">The member; null when refused.</param>
/// <param name="Code">
/// Give it to the person, for `resetPassword`. It is shown this once: a replay has none, and nothing but
/// its hash is kept.
/// </param>
/// <param name="Replayed">True when the key had done it before and nothing happened now.</param>
public sealed record IssuePasswordResetPayload(Member? Member, string? Code, bool Replayed);

/// <summary>Whose code you agree to.</summary>
/// <param name="MemberId">One whose `passwordReset` awaits confirmation.</param>
/// <param name="Version">What you have read: refused if the member was changed since. Left out: whatever it is.</param>
/// <param name="IdempotencyKey">Your name for this intention, 1 to 255 characters: sent again, it does nothing new.</param>
public sealed record ConfirmPasswordResetInput(
    [property: ID<Member>] MemberId MemberId,
    int? Version,
    string IdempotencyKey
);

/// <summary>What became of the request.</summary>
/// <param name="Member">The member; null when refused.</param>
/// <param name="Replayed">True when the key had done it before and nothing happened now.</param>
public sealed record ConfirmPasswordResetPayload(Member? Member, bool Replayed);

/// <summary>Your password from now on.</summary>
/// <param name="Code">As you were given it.</param>
/// <param name="NewPassword">12 to 256 characters.</param>
public sealed record ResetPasswordInput(string Code, string NewPassword);

/// <summary>What became of the request.</summary>
/// <param name="Email">What you log in with now; null when refused.</param>
public sealed record ResetPasswordPayload(string? Email);

internal sealed class ResetPasswordInputValidator : AbstractValidator<ResetPasswordInput>
{
    public ResetPasswordInputValidator() =>
        RuleFor(input => input.NewPassword)
            .Length(Passwords.LengthMin, Passwords.LengthMax)
            .WithMessage("A password has 12 to 256 characters.");
}

[MutationType]
public static class PasswordResetMutations
{
    private static readonly ResetPasswordInputValidator Validator = new();

    /// <summary>
    /// Gives a member who has forgotten the password a code for a new one, once, for 24 hours of the tenant's clock; a
    /// code of before is none any more. It takes an operator of the platform, or in a SANDBOX tenant another member with
    /// the right ADMIN. In a LIVE tenant the code is good once `confirmPasswordReset` was sent.
    /// </summary>
    /// <param name="input">Who.</param>
    [Authorize]
    [Error<InvalidInputError>]
    [Error<NotFoundError>]
    [Error<ForbiddenError>]
    [Error<IdempotencyConflictError>]
    public static async Task<IssuePasswordResetPayload> IssuePasswordResetAsync(
        IssuePasswordResetInput input,
        Caller caller,
        OperatorDesk desk,
        IWriteGate gate,
        CancellationToken cancellationToken
    )
    {
        var code = OneTimeToken.Draw();
        var (owner, byOperator) = await ActAsync(input.MemberId, caller, desk, cancellationToken);
        var result = await gate.RunAsync(
            new IssuePasswordReset(input.MemberId, input.RequireConfirmation is true)
            {
                ByOperator = byOperator,
                CodeHash = OneTimeToken.HashOf(code),
            },
            owner,
            CommandOptions.Keyed(input.IdempotencyKey),
            cancellationToken
        );
        return new(result.Value, result.Replayed ? null : code, result.Replayed);
    }

    /// <summary>
    /// Agrees to a code for a new password. It takes a member of the tenant with the right ADMIN who neither is the one
    /// concerned nor issued it; where there is none, a second operator of the platform.
    /// </summary>
    /// <param name="input">Whose.</param>
    [Authorize]
    [Error<InvalidInputError>]
    [Error<NotFoundError>]
    [Error<ForbiddenError>]
    [Error<VersionConflictError>]
    [Error<IdempotencyConflictError>]
    public static async Task<ConfirmPasswordResetPayload> ConfirmPasswordResetAsync(
        ConfirmPasswordResetInput input,
        Caller caller,
        OperatorDesk desk,
        IWriteGate gate,
        CancellationToken cancellationToken
    )
    {
        var (owner, byOperator) = await ActAsync(input.MemberId, caller, desk, cancellationToken);
        var result = await gate.RunAsync(
            new ConfirmPasswordReset(input.MemberId, input.Version) { ByOperator = byOperator },
            owner,
            CommandOptions.Keyed(input.IdempotencyKey),
            cancellationToken
        );
        return new(result.Value, result.Replayed);
    }

    /// <summary>
    /// Takes a code in the place of a forgotten password, once. All your sessions end; log in with the new password.
    /// Wrong codes are slowed down as wrong passwords are.
    /// </summary>
    /// <param name="input">The code, and the new password.</param>
    [Error<InvalidInputError>]
    [Error<PasswordResetInvalidError>]
    [Error<PasswordResetUnconfirmedError>]
    [Error<TooManyRequestsError>]
    public static async Task<ResetPasswordPayload> ResetPasswordAsync(
        ResetPasswordInput input,
        PasswordResets resets,
        IHttpContextAccessor http,
        CancellationToken cancellationToken
    )
    {
        Validator.Demand(input);
        var member = await resets.RunAsync(
            input.Code,
            input.NewPassword,
            http.HttpContext?.Connection.RemoteIpAddress?.ToString() ?? "",
            cancellationToken
        );
        return new(member.Email);
    }

    // Members of the platform's own tenant act as operators, also about each other.
    private static async Task<(Caller Owner, bool ByOperator)> ActAsync(
        MemberId id,
        Caller caller,
        OperatorDesk desk,
        CancellationToken cancellationToken
    ) =>
        PlatformTenant.Is(caller.TenantId)
            ? (
                await desk.ForOwnerAsync<Member>(
                    caller,
                    member => member.Id == id,
                    id,
                    "memberId",
                    cancellationToken
                ),
                true
            )
            : (caller, false);
}
