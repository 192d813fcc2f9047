using System.Diagnostics;
using Payments.Domain.Values;

namespace Payments.Domain.Rails;

/// <summary>The clearings that money leaves and enters by.</summary>
public enum RailScheme
{
    /// <summary>Australia's New Payments Platform: AUD, at once, references up to 280 characters.</summary>
    Npp,

    /// <summary>Australia's Direct Entry (BECS): AUD, references up to 18 characters.</summary>
    DirectEntry,

    /// <summary>SEPA credit transfer: EUR.</summary>
    Sct,

    /// <summary>SEPA instant credit transfer: EUR, at once.</summary>
    SctInst,

    /// <summary>The home clearing of any other currency.</summary>
    Domestic,

    /// <summary>Correspondent banking: any currency, for payments abroad.</summary>
    CrossBorder,
}

public static class RailSchemes
{
    /// <summary>The fastest rail at home in a currency.</summary>
    public static RailScheme Fastest(Currency currency) =>
        currency.Code switch
        {
            "AUD" => RailScheme.Npp,
            "EUR" => RailScheme.SctInst,
            _ => RailScheme.Domestic,
        };

    /// <summary>The only currency that the scheme carries; null for any.</summary>
    public static string? OnlyCurrency(RailScheme scheme) =>
        scheme switch
        {
            RailScheme.Npp or RailScheme.DirectEntry => "AUD",
            RailScheme.Sct or RailScheme.SctInst => "EUR",
            RailScheme.Domestic or RailScheme.CrossBorder => null,
            _ => throw new UnreachableException(),
        };

    /// <summary>The longest remittance text that the scheme carries.</summary>
    public static int RemittanceLengthMax(RailScheme scheme) =>
        scheme switch
        {
            RailScheme.Npp => 280,
            RailScheme.DirectEntry => 18,
            RailScheme.Sct => 140,
            RailScheme.SctInst => 140,
            RailScheme.Domestic => 140,
            RailScheme.CrossBorder => 140,
            _ => throw new UnreachableException(),
        };
}
