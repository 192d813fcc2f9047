using System.Security.Claims;
using FluentValidation;
using Payments.Domain.Identity;
using Payments.GraphQL.Errors;
using Payments.GraphQL.Validation;

namespace Payments.GraphQL.Identity;

/// <summary>Your password from now on.</summary>
/// <param name="CurrentPassword">The one of before.</param>
/// <param name="NewPassword">Another one, 12 to 256 characters.</param>
public sealed record ChangePasswordInput(string CurrentPassword, string NewPassword);

/// <summary>What became of the request.</summary>
/// <param name="Member">You; null when refused.</param>
public sealed record ChangePasswordPayload(Member? Member);

internal sealed class ChangePasswordInputValidator : AbstractValidator<ChangePasswordInput>
{
    public ChangePasswordInputValidator()
    {
        RuleFor(input => input.NewPassword)
            .Length(Passwords.LengthMin, Passwords.LengthMax)
            .WithMessage("A password has 12 to 256 characters.");
        RuleFor(input => input.NewPassword)
            .NotEqual(input => input.CurrentPassword)
            .WithMessage("It is the password of before.");
    }
}

[MutationType]
public static class PasswordMutation
{
    private static readonly ChangePasswordInputValidator Validator = new();

    /// <summary>
    /// Changes your own password. Your other sessions end at once, this one goes on. Wrong tries are slowed down together
    /// with those of `login`.
    /// </summary>
    /// <param name="input">The old password, and the new one.</param>
    [Authorize]
    [Error<InvalidInputError>]
    [Error<InvalidCredentialsError>]
    [Error<TooManyRequestsError>]
    public static async Task<ChangePasswordPayload> ChangePasswordAsync(
        ChangePasswordInput input,
        ClaimsPrincipal user,
        PasswordChanges changes,
        IHttpContextAccessor http,
        CancellationToken cancellationToken
    )
    {
        Validator.Demand(input);
        var member = await changes.RunAsync(
            user.SignedIn() ?? throw Refusals.NotAuthenticated(),
            input.CurrentPassword,
            input.NewPassword,
            http.HttpContext?.Connection.RemoteIpAddress?.ToString() ?? "",
            cancellationToken
        );
        return new(member);
    }
}
