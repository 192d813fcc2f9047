namespace Payments.Domain.Values;

/// <summary>ISO 4217 list one (2026) by decimal places of the minor unit.</summary>
internal static class CurrencyTable
{
    private const string NoDecimals = """
        BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF
        """;

    private const string TwoDecimals = """
        AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BMD BND BOB BRL BSD BTN
        BWP BYN BZD CAD CDF CHF CNY COP CRC CUP CVE CZK DKK DOP DZD EGP ERN ETB
        EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL HTG HUF IDR ILS INR IRR
        JMD KES KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT
        MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP
        PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN
        SVC SYP SZL THB TJS TMT TOP TRY TTD TWD TZS UAH USD UYU UZS VED VES WST
        XCD XCG YER ZAR ZMW ZWG
        """;

    private const string ThreeDecimals = """
        BHD IQD JOD KWD LYD OMR TND
        """;

    public static IEnumerable<(string Code, int Decimals)> Entries =>
        [.. Codes(NoDecimals, 0), .. Codes(TwoDecimals, 2), .. Codes(ThreeDecimals, 3)];

    private static IEnumerable<(string Code, int Decimals)> Codes(string codes, int decimals) =>
        codes
            .Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries)
            .Select(code => (code, decimals));
}
