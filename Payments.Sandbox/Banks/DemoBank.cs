namespace Payments.Sandbox.Banks;

/// <summary>A bank of the sandbox; Code is its path segment.</summary>
internal sealed record DemoBank(
    string Code,
    string Name,
    string Country,
    string Bic,
    IReadOnlyList<DemoUser> Users
)
{
    public DemoUser? FindUser(string? psuId) => Users.FirstOrDefault(user => user.PsuId == psuId);

    /// <summary>Resource ids are unique within a bank.</summary>
    public DemoAccount? FindAccount(string resourceId) =>
        Users
            .SelectMany(user => user.Accounts)
            .FirstOrDefault(account => account.ResourceId == resourceId);
}

/// <summary>A customer (PSU) of a demo bank; there are no passwords, one picks who one is.</summary>
internal sealed record DemoUser(string PsuId, string Name, IReadOnlyList<DemoAccount> Accounts);

/// <param name="Iban">Null where the country has none; then <paramref name="Bban"/> identifies.</param>
/// <param name="Profile">The kind of life that the account's transactions tell.</param>
internal sealed record DemoAccount(
    string ResourceId,
    string? Iban,
    string? Bban,
    string Currency,
    string Name,
    string Product,
    string OwnerName,
    AccountProfile Profile
);

internal enum AccountProfile
{
    Household,
    Business,
    Savings,

    /// <summary>Open but never used.</summary>
    Empty,
}
