using System.Text.Json;
using Cacao.Language;

namespace Cacao.Types.Model;

/// <summary>A value is not one of the scalar's or enum's; the message is for the client.</summary>
public sealed class ScalarCoercionException(string message) : Exception(message)
{
    internal static ScalarCoercionException CannotRepresent(NamedType type, IValueNode literal) =>
        new($"{type.Name} cannot represent value: {Shorten(literal.ToString()!)}");

    internal static ScalarCoercionException CannotRepresent(NamedType type, JsonElement value) =>
        new($"{type.Name} cannot represent value: {Shorten(value.GetRawText())}");

    internal static ScalarCoercionException CannotSerialize(NamedType type, object value) =>
        new($"{type.Name} cannot represent a result of type {value.GetType().Name}.");

    // The value may be as large as the request.
    private static string Shorten(string text) => text.Length <= 100 ? text : $"{text[..100]}…";
}
