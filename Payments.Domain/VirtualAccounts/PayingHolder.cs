using Payments.Domain.Commands;
using Payments.Domain.Errors;

namespace Payments.Domain.VirtualAccounts;

/// <summary>The sub-client on whose behalf money goes out: the holder of an account in use.</summary>
internal static class PayingHolder
{
    /// <returns>Null when it is nobody's.</returns>
    /// <exception cref="InvalidInputException">The account is not ACTIVE.</exception>
    public static async ValueTask<VirtualAccount?> FindAsync(Work work, VirtualAccountId? accountId)
    {
        if (accountId is not { } id)
        {
            return null;
        }

        var account = await work.GetAsync<VirtualAccount>(id, "input", "virtualAccountId");
        return account.Status is VirtualAccountStatus.Active
            ? account
            : throw new InvalidInputException(
                "Only the holder of an ACTIVE account can pay.",
                "input",
                "virtualAccountId"
            );
    }
}
