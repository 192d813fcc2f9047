using Payments.Domain.Ledger;

namespace Payments.Domain.Conversions;

/// <summary>Every movement of money of a conversion; both currencies sum to zero in each.</summary>
public static class ConversionPostings
{
    /// <summary>The tenant stops owning what it gives before the market hears of it.</summary>
    public static Posting Initialised(Conversion conversion) =>
        Posting
            .For("conversion.initialised", conversion.Subject)
            .Debit(AccountKind.Available, conversion.From + conversion.Fee)
            .Credit(AccountKind.PendingOut, conversion.From)
            .Credit(AccountKind.Fees, conversion.Fee);

    /// <summary>We keep what was given in our position, and give what was promised out of it.</summary>
    public static Posting Converted(Conversion conversion) =>
        Posting
            .For("conversion.converted", conversion.Subject)
            .Debit(AccountKind.PendingOut, conversion.From)
            .Credit(AccountKind.FxPosition, conversion.From)
            .Debit(AccountKind.FxPosition, conversion.To)
            .Credit(AccountKind.Available, conversion.To);

    /// <summary>Nothing was traded: the tenant owns all of it again, the fee included.</summary>
    public static Posting GivenBack(Conversion conversion) =>
        Posting
            .For("conversion.given_back", conversion.Subject)
            .Debit(AccountKind.PendingOut, conversion.From)
            .Debit(AccountKind.Fees, conversion.Fee)
            .Credit(AccountKind.Available, conversion.From + conversion.Fee);
}
