using Cacao.Errors;
using Cacao.Types.Authoring;

namespace Cacao.Tests.Guide;

[SubscriptionType]
public static class InvoiceSubscriptions
{
    /// <summary>Tells when the invoice of this number is paid.</summary>
    [Subscribe]
    [Topic("paid:{number}")]
    public static Invoice InvoicePaid(string number, [EventMessage] Invoice invoice) =>
        invoice.Number == number ? invoice : throw new GraphQLException("Another invoice.");
}
