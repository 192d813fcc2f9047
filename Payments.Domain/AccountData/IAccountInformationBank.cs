namespace Payments.Domain.AccountData;

/// <summary>
/// Account information at any connected bank. A bank that says no throws
/// <see cref="BankRefusedException"/>; one that does not answer throws
/// <see cref="BankUnavailableException"/>.
/// </summary>
public interface IAccountInformationBank
{
    Task<BankConsentCreated> CreateConsentAsync(
        string providerCode,
        BankConsentRequest request,
        CancellationToken cancellationToken
    );

    Task<BankConsentStatus> GetConsentStatusAsync(
        string providerCode,
        string bankConsentId,
        CancellationToken cancellationToken
    );

    /// <summary>Ends the permission at the bank; ending it twice is fine.</summary>
    Task DeleteConsentAsync(
        string providerCode,
        string bankConsentId,
        CancellationToken cancellationToken
    );

    Task<IReadOnlyList<ReportedAccount>> GetAccountsAsync(
        BankAccess access,
        CancellationToken cancellationToken
    );

    Task<IReadOnlyList<ReportedBalance>> GetBalancesAsync(
        BankAccess access,
        string resourceId,
        CancellationToken cancellationToken
    );

    /// <summary>Booked transactions, newest first, one page.</summary>
    /// <param name="page">The page before's <see cref="ReportedTransactionPage.Next"/>.</param>
    Task<ReportedTransactionPage> GetTransactionsAsync(
        BankAccess access,
        string resourceId,
        DateOnly from,
        string? page,
        CancellationToken cancellationToken
    );
}

/// <summary>Presses the buttons of a simulated bank's consent page as its customer would.</summary>
public interface IConsentPageSimulator
{
    /// <param name="scaLink">The link that the bank gave when the consent was created.</param>
    /// <param name="psuId">Which demo customer; null takes the page's first.</param>
    /// <returns>Where the bank sends the browser next; nobody has gone there yet.</returns>
    /// <exception cref="BankRefusedException">The page says that it is too late.</exception>
    Task<Uri> PressAsync(
        Uri scaLink,
        ConsentDecision decision,
        string? psuId,
        CancellationToken cancellationToken
    );
}

public enum ConsentDecision
{
    Approve,
    Deny,

    /// <summary>Withdraws a permission given before.</summary>
    Revoke,
}

/// <summary>A permission in use.</summary>
/// <param name="PsuIpAddress">
/// Set only while the customer is asking; without it the bank counts the read as unattended and
/// allows few of them a day.
/// </param>
public sealed record BankAccess(string ProviderCode, string BankConsentId, string? PsuIpAddress);
