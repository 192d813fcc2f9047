using Cacao.Subscriptions;
using Cacao.Types.Authoring;

namespace Cacao.Tests.Guide;

[MutationType]
public static class InvoiceMutations
{
    /// <summary>Notes that an invoice was paid.</summary>
    /// <param name="number">As printed on it.</param>
    [Error<NotOpenError>]
    public static async Task<Invoice> PayInvoiceAsync(
        string number,
        Ledger ledger,
        ITopicEventSender topics,
        CancellationToken cancellationToken
    )
    {
        var paid = ledger.Pay(number);
        await topics.SendAsync($"paid:{number}", paid, cancellationToken);
        return paid;
    }
}

/// <summary>The invoice does not exist, or is not open.</summary>
public sealed record NotOpenError(string Message)
{
    public static NotOpenError CreateErrorFrom(NotOpenException refusal) => new(refusal.Message);
}

public sealed class NotOpenException(string number) : Exception($"{number} is not open.");
