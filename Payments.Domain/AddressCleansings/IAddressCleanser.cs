using Payments.Domain.Parties;

namespace Payments.Domain.AddressCleansings;

/// <summary>What to do with an address.</summary>
public enum AddressRecommendation
{
    /// <summary>It can be used as it is.</summary>
    Accept,

    /// <summary>Look at it before you use it.</summary>
    Review,

    /// <summary>Better do not use it.</summary>
    Flag,
}

/// <summary>Who brings addresses into the form of their country, and says what they are worth.</summary>
public interface IAddressCleanser
{
    /// <summary>Asked again with the same key it says the same.</summary>
    /// <returns>Null when the answer will come by another way.</returns>
    /// <exception cref="AddressCleanserUnavailableException">There is no answer now: ask again later.</exception>
    Task<CleanserAnswer?> AskAsync(CleanserQuestion question, CancellationToken cancellationToken);
}

/// <param name="Key">Ours: one for each question.</param>
/// <param name="Id">What the answer is for.</param>
/// <param name="Address">As it was given.</param>
public sealed record CleanserQuestion(string Key, AddressCleansingId Id, GivenAddress Address);

/// <param name="Recommendation">Null when the cleanser could not work on the address.</param>
/// <param name="Score">0 to 100: how sure the cleanser is; null where it does not tell.</param>
/// <param name="Address">In the form of its country; null when the cleanser found none.</param>
public sealed record CleanserAnswer(
    AddressRecommendation? Recommendation,
    int? Score,
    Address? Address
);

public sealed class AddressCleanserUnavailableException(string message, Exception? inner = null)
    : Exception(message, inner);
