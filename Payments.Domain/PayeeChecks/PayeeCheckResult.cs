namespace Payments.Domain.PayeeChecks;

/// <summary>What the account's bank says about a name.</summary>
public enum PayeeCheckResult
{
    /// <summary>The account is held in this name: go on.</summary>
    Match,

    /// <summary>Almost: a spelling or an abbreviation differs. Look at it before you pay.</summary>
    CloseMatch,

    /// <summary>The account is held in another name: ask the payee before you pay.</summary>
    NotMatch,

    /// <summary>The account is closed: do not pay.</summary>
    AccountClosed,

    /// <summary>There is no such account, or its bank answers no such questions: check the details.</summary>
    AccountNotFound,

    /// <summary>Accounts of this type cannot be checked yet: check it by other means.</summary>
    AccountTypeNotSupported,

    /// <summary>The scheme could not answer, or the holder wants no answers given: decide yourself.</summary>
    PlatformError,
}

/// <summary>Who holds an account.</summary>
public enum PayeeHolderType
{
    /// <summary>One person.</summary>
    Individual,

    /// <summary>Several people.</summary>
    Joint,

    /// <summary>A company.</summary>
    Company,
}

public static class PayeeCheckResults
{
    /// <summary>Whether a check that ended so is charged: only an answer of the bank's is.</summary>
    public static bool IsBillable(PayeeCheckResult result) =>
        result is not (PayeeCheckResult.AccountTypeNotSupported or PayeeCheckResult.PlatformError);
}
