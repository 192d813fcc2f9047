using Cacao.Language;

namespace Cacao.Types.Model;

/// <summary>A value is not one of the scalar's or enum's; the message is for the client.</summary>
public sealed class ScalarCoercionException(string message) : Exception(message)
{
    internal static ScalarCoercionException CannotRepresent(NamedType type, IValueNode literal) =>
        new($"{type.Name} cannot represent value: {literal}");

    internal static ScalarCoercionException CannotSerialize(NamedType type, object value) =>
        new($"{type.Name} cannot represent a result of type {value.GetType().Name}.");
}
