using Payments.Domain.Parties;

namespace Payments.Domain.VirtualAccounts;

/// <summary>Who looks into sub-clients: a register, a screening service, the people behind them.</summary>
public interface IKycScreening
{
    /// <summary>Asks about one step of a case; asked again with the same key it says the same.</summary>
    /// <exception cref="KycUnavailableException">There is no answer now: ask again later.</exception>
    Task<KycAnswer> AskAsync(KycCase kycCase, CancellationToken cancellationToken);
}

/// <summary>Which question is asked of a case.</summary>
public enum KycStep
{
    /// <summary>Automatic: registers, sanctions, the document.</summary>
    Screening,

    /// <summary>By people, for what the screening referred to them.</summary>
    Review,

    /// <summary>Whether the address exists.</summary>
    Address,
}

/// <param name="Key">Ours: one for each question.</param>
public sealed record KycCase(
    string Key,
    VirtualAccountId VirtualAccountId,
    KycStep Step,
    ClientType Type,
    string FullName,
    string ContactName,
    DateOnly DateOfBirth,
    string? BusinessNumber,
    KycAddress Address
);

/// <summary>An address as the question holds it.</summary>
public sealed record KycAddress(
    string Line1,
    string? Line2,
    string? City,
    string? Region,
    string? Postcode,
    string Country
)
{
    internal static KycAddress Of(Address address) =>
        new(
            address.Line1,
            address.Line2,
            address.City,
            address.Region,
            address.Postcode,
            address.Country
        );
}

public enum KycVerdict
{
    Passed,

    /// <summary>People have to look.</summary>
    Referred,

    Refused,

    /// <summary>Nobody has decided; the decision will come by another way.</summary>
    Undecided,
}

/// <param name="Reason">A code of the screening's; never shown with its details to anybody.</param>
public sealed record KycAnswer(KycVerdict Verdict, string? Reason);

public sealed class KycUnavailableException(string message, Exception? inner = null)
    : Exception(message, inner);
