using Payments.Domain.Errors;

namespace Payments.GraphQL.Errors;

/// <summary>Refusals of whole fields, as top-level errors with the codes that clients know.</summary>
public static class Refusals
{
    /// <summary>The field is closed to anonymous callers.</summary>
    public static GraphQLException NotAuthenticated() =>
        Make(
            "The current user is not authorized to access this resource.",
            "AUTH_NOT_AUTHENTICATED"
        );

    /// <summary>A refusal of the domain where there is no payload to carry it.</summary>
    public static GraphQLException Of(DomainException refusal) =>
        Make(refusal.Message, Domain.Lifecycles.StatusName.Of(refusal.Code));

    public static GraphQLException Make(string message, string code) =>
        new(ErrorBuilder.New().SetMessage(message).SetCode(code).Build());
}
