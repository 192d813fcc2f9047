using Payments.Domain.Errors;

namespace Payments.Domain.Identity;

/// <summary>The address belongs to a member already, of this tenant or of another one.</summary>
public sealed class EmailTakenException()
    : DomainException(
        ErrorCode.EmailTaken,
        "The e-mail address belongs to a member already.",
        "input",
        "email"
    );

/// <summary>There would be nobody left who can manage the members.</summary>
public sealed class LastAdminException()
    : DomainException(
        ErrorCode.LastAdmin,
        "It is the last member with the right ADMIN who can log in; make another one first."
    );

/// <summary>Unknown, used, taken back and expired are the same refusal.</summary>
public sealed class InvitationInvalidException()
    : DomainException(
        ErrorCode.InvitationInvalid,
        "There is no open invitation with this token.",
        "input",
        "token"
    );

/// <summary>Unknown, used, replaced and expired are the same refusal.</summary>
public sealed class PasswordResetInvalidException()
    : DomainException(
        ErrorCode.PasswordResetInvalid,
        "There is no such code any more. Ask for another one.",
        "input",
        "code"
    );

/// <summary>The code is good, but a second person has not agreed yet.</summary>
public sealed class PasswordResetUnconfirmedException()
    : DomainException(
        ErrorCode.PasswordResetUnconfirmed,
        "Somebody else has to confirm the code first.",
        "input",
        "code"
    );
