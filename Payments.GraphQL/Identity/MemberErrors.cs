using Payments.Domain.Identity;
using Payments.GraphQL.Errors;

namespace Payments.GraphQL.Identity;

/// <summary>The e-mail address belongs to a member already, of your tenant or of another one.</summary>
public sealed class EmailTakenError(EmailTakenException refusal) : UserError(refusal);

/// <summary>There would be no member left with the right ADMIN who can log in.</summary>
public sealed class LastAdminError(LastAdminException refusal) : UserError(refusal);

/// <summary>No invitation is open with this token: it never was, was used or taken back, or is over.</summary>
public sealed class InvitationInvalidError(InvitationInvalidException refusal) : UserError(refusal);

/// <summary>There is no such code: it never was, was used or replaced, or is over.</summary>
public sealed class PasswordResetInvalidError(PasswordResetInvalidException refusal)
    : UserError(refusal);

/// <summary>The code is good once a second person has agreed (`confirmPasswordReset`).</summary>
public sealed class PasswordResetUnconfirmedError(PasswordResetUnconfirmedException refusal)
    : UserError(refusal);
