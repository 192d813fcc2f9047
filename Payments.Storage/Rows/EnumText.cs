namespace Payments.Storage.Rows;

/// <summary>Enums are kept by name, as EF Core's string conversion reads them; no text per row.</summary>
internal static class EnumText
{
    public static string Of<TEnum>(TEnum value)
        where TEnum : struct, Enum => Enum.GetName(value)!;
}
