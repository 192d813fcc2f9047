namespace Payments.Domain.PayeeChecks;

/// <summary>The scheme in which banks tell whether an account is held in a name.</summary>
public interface IPayeeScheme
{
    /// <summary>Asks the account's bank; asked again with the same key it says the same.</summary>
    /// <returns>Null when the answer will come by another way.</returns>
    /// <exception cref="PayeeSchemeUnavailableException">There is no answer now: ask again later.</exception>
    Task<PayeeAnswer?> AskAsync(PayeeQuestion question, CancellationToken cancellationToken);
}

/// <param name="Key">Ours: one for each question.</param>
/// <param name="PayeeCheckId">The check that the answer is for.</param>
/// <param name="Bsb">Six digits.</param>
/// <param name="AccountNumber">Digits.</param>
/// <param name="AccountName">In which name the account is said to be held.</param>
public sealed record PayeeQuestion(
    string Key,
    PayeeCheckId PayeeCheckId,
    string Bsb,
    string AccountNumber,
    string AccountName
);

/// <param name="Result">What the bank says.</param>
/// <param name="HolderType">Null where the bank does not tell.</param>
public sealed record PayeeAnswer(PayeeCheckResult Result, PayeeHolderType? HolderType);

public sealed class PayeeSchemeUnavailableException(string message, Exception? inner = null)
    : Exception(message, inner);
