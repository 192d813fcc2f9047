using Payments.Domain.Lifecycles;
using Payments.Domain.Tenancy;

namespace Payments.Domain.Conversions;

/// <summary>Where a conversion stands.</summary>
public enum ConversionStatus
{
    /// <summary>Bought and paid for; the market has not taken the order yet.</summary>
    Initialised,

    /// <summary>The market has the order.</summary>
    Pending,

    /// <summary>Traded: the money is in the other balance.</summary>
    Converted,

    /// <summary>The market would not trade; all of it is back.</summary>
    Failed,

    /// <summary>Called off before it was traded; all of it is back.</summary>
    Cancelled,
}

public static class ConversionLifecycle
{
    public static readonly Lifecycle<ConversionStatus> Table = new(
        "Conversion",
        [ConversionStatus.Initialised],
        "conversion.initialised",
        new(
            ConversionStatus.Initialised,
            ConversionStatus.Pending,
            Actor.Bank,
            "conversion.pending"
        ),
        new(
            ConversionStatus.Pending,
            ConversionStatus.Converted,
            Actor.Bank,
            "conversion.converted"
        ),
        new(ConversionStatus.Pending, ConversionStatus.Failed, Actor.Bank, "conversion.failed"),
        new(
            ConversionStatus.Pending,
            ConversionStatus.Cancelled,
            Actor.Bank,
            "conversion.cancelled"
        )
    );
}
