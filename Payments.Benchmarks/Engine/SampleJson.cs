using System.Globalization;
using System.Text;
using System.Text.Json;
using Payments.Benchmarks.Subscriptions;

namespace Payments.Benchmarks.Engine;

/// <summary>The answers to Q2 and Q3, written by hand.</summary>
internal static class SampleJson
{
    private const string InstantFormat = "yyyy-MM-ddTHH:mm:ss.fffZ";

    private static readonly byte[][] StatusNames =
    [
        "PENDING"u8.ToArray(),
        "AUTHORIZED"u8.ToArray(),
        "CAPTURED"u8.ToArray(),
        "PARTIALLY_REFUNDED"u8.ToArray(),
        "FAILED"u8.ToArray(),
    ];

    public static void StartData(this Utf8JsonWriter json, ReadOnlySpan<byte> field)
    {
        json.WriteStartObject();
        json.WriteStartObject("data"u8);
        json.WritePropertyName(field);
    }

    public static void EndData(this Utf8JsonWriter json)
    {
        json.WriteEndObject();
        json.WriteEndObject();
    }

    public static void Write(this Utf8JsonWriter json, SamplePayment payment)
    {
        json.WriteStartObject();
        json.WriteNumber("id"u8, payment.Id);
        json.WriteString("reference"u8, payment.Reference);
        json.WriteNumber("amount"u8, payment.Amount);
        json.WriteNumber("fee"u8, payment.Fee);
        json.WriteString("currency"u8, payment.Currency);
        json.WriteString("status"u8, StatusNames[(int)payment.Status]);
        json.WriteString("method"u8, payment.Method);
        json.WriteInstant("createdAt"u8, payment.CreatedAt.UtcDateTime);
        json.WriteString("description"u8, payment.Description);
        json.WriteBoolean("refunded"u8, payment.Refunded);
        json.WriteParty("sender"u8, payment.Sender.Id, payment.Sender.Name);
        json.WriteParty("recipient"u8, payment.Recipient.Id, payment.Recipient.Name);
        json.WriteEndObject();
    }

    public static void Write(this Utf8JsonWriter json, Tick tick)
    {
        json.WriteStartObject();
        json.WriteString("sentAt"u8, tick.SentAt);
        json.WriteStartObject("payment"u8);
        json.WriteNumber("id"u8, tick.Payment.Id);
        json.WriteString("reference"u8, tick.Payment.Reference);
        json.WriteNumber("amount"u8, tick.Payment.Amount);
        json.WriteString("currency"u8, tick.Payment.Currency);
        json.WriteString("status"u8, StatusNames[(int)tick.Payment.Status]);
        json.WriteInstant("createdAt"u8, tick.Payment.CreatedAt.UtcDateTime);
        json.WriteParty("sender"u8, tick.Payment.Sender.Id, tick.Payment.Sender.Name);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    public static void Write(
        this Utf8JsonWriter json,
        StoredPayment payment,
        Dictionary<int, StoredParty> parties
    )
    {
        json.WriteStartObject();
        json.WriteNumber("id"u8, payment.Id);
        json.WriteString("reference"u8, payment.Reference);
        json.WriteNumber("amountMinor"u8, payment.AmountMinor);
        json.WriteString("currency"u8, payment.Currency);
        json.WriteString("status"u8, StatusNames[(int)payment.Status]);
        json.WriteInstant("createdAt"u8, payment.CreatedAt);
        json.WriteParty("sender"u8, payment.SenderId, parties[payment.SenderId].Name);
        json.WriteParty("recipient"u8, payment.RecipientId, parties[payment.RecipientId].Name);
        json.WriteEndObject();
    }

    /// <summary>A cursor as an engine would write it: the position, in base64.</summary>
    public static string Cursor(int position) =>
        Convert.ToBase64String(
            Encoding.UTF8.GetBytes(position.ToString(CultureInfo.InvariantCulture))
        );

    private static void WriteInstant(
        this Utf8JsonWriter json,
        ReadOnlySpan<byte> name,
        DateTime instant
    )
    {
        Span<byte> text = stackalloc byte[InstantFormat.Length];
        instant.TryFormat(text, out var written, InstantFormat, CultureInfo.InvariantCulture);
        json.WriteString(name, text[..written]);
    }

    private static void WriteParty(
        this Utf8JsonWriter json,
        ReadOnlySpan<byte> field,
        int id,
        string name
    )
    {
        json.WriteStartObject(field);
        json.WriteNumber("id"u8, id);
        json.WriteString("name"u8, name);
        json.WriteEndObject();
    }
}
