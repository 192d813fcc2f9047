using Cacao.Types.Authoring;

namespace Cacao.Types.Conventions;

/// <summary>Questions about the C# types of members.</summary>
internal static class ResultTypes
{
    public static bool IsAsync(Type type) =>
        type == typeof(Task)
        || type == typeof(ValueTask)
        || IsGeneric(type, typeof(Task<>))
        || IsGeneric(type, typeof(ValueTask<>))
        || IsGeneric(type, typeof(IAsyncEnumerable<>));

    /// <summary>The type inside <c>Task</c>, <c>ValueTask</c> and <c>Optional</c>.</summary>
    public static Type Unwrap(Type type) =>
        IsGeneric(type, typeof(Task<>))
        || IsGeneric(type, typeof(ValueTask<>))
        || IsGeneric(type, typeof(Optional<>))
            ? Unwrap(type.GetGenericArguments()[0])
            : type;

    public static bool IsGeneric(Type type, Type definition) =>
        type.IsGenericType && type.GetGenericTypeDefinition() == definition;

    /// <summary>What the items of a sequence are; null when it is none.</summary>
    public static Type? ItemType(Type type)
    {
        if (type == typeof(string))
        {
            return null;
        }

        if (type.IsArray)
        {
            return type.GetElementType();
        }

        if (IsSequence(type))
        {
            return type.GetGenericArguments()[0];
        }

        return Array.Find(type.GetInterfaces(), IsSequence)?.GetGenericArguments()[0];
    }

    private static bool IsSequence(Type type) =>
        IsGeneric(type, typeof(IEnumerable<>)) || IsGeneric(type, typeof(IAsyncEnumerable<>));
}
