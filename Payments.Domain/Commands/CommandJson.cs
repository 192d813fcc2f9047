using System.Text.Json;
using System.Text.Json.Serialization;
using Payments.Domain.Ids;
using Payments.Domain.Values;

namespace Payments.Domain.Commands;

/// <summary>
/// One JSON form for event payloads, outbox payloads and fingerprints: camelCase, nothing written
/// for null, ids as they are printed, enums UPPER_SNAKE, money as amount and currency.
/// </summary>
public static class CommandJson
{
    public static JsonSerializerOptions Options { get; } = Make();

    private static JsonSerializerOptions Make()
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web)
        {
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
            NumberHandling = JsonNumberHandling.Strict,
        };
        options.Converters.Add(new EntityIdJsonConverterFactory());
        options.Converters.Add(new MoneyJsonConverter());
        options.Converters.Add(new CurrencyJsonConverter());
        options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseUpper));
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }
}
