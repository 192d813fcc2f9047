using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
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
            TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { DemandNothing } },
        };
        options.Converters.Add(new EntityIdJsonConverterFactory());
        options.Converters.Add(new MoneyJsonConverter());
        options.Converters.Add(new CurrencyJsonConverter());
        options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseUpper));
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }

    // A command may require, of the code that makes it, what is no part of its input (JsonIgnore).
    private static void DemandNothing(JsonTypeInfo type)
    {
        foreach (var property in type.Properties)
        {
            property.IsRequired = false;
        }
    }
}
