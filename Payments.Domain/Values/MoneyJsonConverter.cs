using System.Text.Json;
using System.Text.Json.Serialization;

namespace Payments.Domain.Values;

/// <summary><c>{"amount":"12.30","currency":"AUD"}</c></summary>
internal sealed class MoneyJsonConverter : JsonConverter<Money>
{
    public override Money Read(
        ref Utf8JsonReader reader,
        Type typeToConvert,
        JsonSerializerOptions options
    )
    {
        var parts = JsonSerializer.Deserialize<Dictionary<string, string>>(ref reader, options)!;
        return Amount.Parse(parts["amount"], Currency.Parse(parts["currency"]));
    }

    public override void Write(Utf8JsonWriter writer, Money value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        writer.WriteString("amount"u8, Amount.Format(value));
        writer.WriteString("currency"u8, value.Currency.Code);
        writer.WriteEndObject();
    }
}

internal sealed class CurrencyJsonConverter : JsonConverter<Currency>
{
    public override Currency Read(
        ref Utf8JsonReader reader,
        Type typeToConvert,
        JsonSerializerOptions options
    ) => Currency.Parse(reader.GetString()!);

    public override void Write(
        Utf8JsonWriter writer,
        Currency value,
        JsonSerializerOptions options
    ) => writer.WriteStringValue(value.Code);
}
