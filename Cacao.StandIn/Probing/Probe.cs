using System.Text.Json;

namespace Cacao.StandIn.Probing;

/// <summary>Fixtures for value and execution checks. Nothing here is about payments.</summary>
[ObjectType]
public sealed class Probe
{
    public static Probe Instance { get; } = new();
}

[ExtendObjectType<Probe>]
public static class ProbeEchoes
{
    public static string? EchoString(string? value) => value;

    public static int? EchoInt(int? value) => value;

    public static double? EchoFloat(double? value) => value;

    public static bool? EchoBoolean(bool? value) => value;

    [GraphQLType("ID")]
    public static string? EchoId([GraphQLType("ID")] string? value) => value;

    public static Currency? EchoEnum(Currency? value) => value;

    public static IReadOnlyList<string?>? EchoStrings(IReadOnlyList<string?>? value) => value;

    public static IReadOnlyList<IReadOnlyList<int>?>? EchoMatrix(
        IReadOnlyList<IReadOnlyList<int>?>? value
    ) => value;

    /// <summary>Answers the coerced argument as JSON text.</summary>
    public static JsonElement? EchoFilter(PaymentFilter? value) => InputJson.Of(value);

    public static JsonElement? EchoBy(PaymentBy? value) => InputJson.Of(value);

    public static string? Defaulted(string? value = "standard") => value;

    public static int Required(int value = 7) => value;
}
