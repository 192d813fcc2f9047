using System.Collections;
using System.Globalization;
using Cacao.Errors;
using Cacao.Json;
using Cacao.Types.Authoring;
using Cacao.Types.Configuration;
using Cacao.Types.Conventions;
using Cacao.Types.Model;

namespace Cacao.Types.NodeIds;

/// <summary>Between global ids and the keys that resolvers work with.</summary>
internal sealed class NodeIdTranslator(
    INodeIdSerializer serializer,
    NodeTypes types,
    NodeOptions options
)
{
    /// <summary>A key, or a list of them, as text.</summary>
    public object Format(string typeName, object key) =>
        key switch
        {
            NodeId id => serializer.Format(id.TypeName, id.Key),
            IEnumerable keys and not string => keys.Cast<object?>()
                .Select(item => item is null ? null : Format(typeName, item))
                .ToList(),
            _ => serializer.Format(typeName, key),
        };

    /// <summary>Writes a single key; null for lists of them.</summary>
    public object? Writer(string typeName, Type keyType)
    {
        keyType = Nullable.GetUnderlyingType(keyType) ?? keyType;
        return ResultTypes.ItemType(keyType) is not null || keyType == typeof(NodeId)
            ? null
            : Activator.CreateInstance(
                typeof(KeyWriter<>).MakeGenericType(keyType),
                serializer,
                typeName
            );
    }

    /// <summary>What turns the text of an argument, or a list of texts, into the C# type wanted.</summary>
    public Func<object, object?> Parser(string? typeName, Type target, InvalidId whenInvalid)
    {
        if (ResultTypes.ItemType(target) is { } itemType)
        {
            var item = Parser(typeName, itemType, whenInvalid);
            var build = Collections.BuilderOf(target, itemType);
            return texts => build([.. ((IEnumerable)texts).Cast<object?>().Select(Item)]);

            object? Item(object? text) => text is null ? null : item(text);
        }

        var keyType = Nullable.GetUnderlyingType(target) ?? target;
        // Of the key's own type even where null is allowed: an id that cannot be read is not no id.
        var unknown = new Lazy<object?>(() =>
            target == typeof(string) ? ""
            : keyType.IsValueType ? Activator.CreateInstance(keyType)
            : null
        );
        var asUnknown =
            (whenInvalid is InvalidId.Default ? options.WhenInvalid : whenInvalid)
            is InvalidId.Unknown;
        // Which type has such keys is known when all types are.
        var expected = new Lazy<string?>(() => typeName ?? types.NameByKeyType(keyType));
        return text =>
        {
            var error = TryRead((string)text, expected.Value, keyType, out var key);
            return error is null ? key
                : asUnknown ? unknown.Value
                : throw new GraphQLException(error);
        };
    }

    /// <summary>Reads an id of any node type.</summary>
    /// <exception cref="GraphQLException">The text is none.</exception>
    public NodeId Parse(string text) =>
        serializer.TryParse(text, types.KeyTypes, out var id)
            ? id
            : throw new GraphQLException(InvalidFormat(text));

    /// <summary>Whether ids that cannot be read are to look like ids that do not exist.</summary>
    public bool HidesInvalid => options.WhenInvalid is InvalidId.Unknown;

    private IError? TryRead(string text, string? expected, Type target, out object? key)
    {
        key = null;
        if (!serializer.TryParse(text, types.KeyTypes, out var id))
        {
            return InvalidFormat(text);
        }

        if (expected is not null && id.TypeName != expected)
        {
            return ErrorBuilder
                .New()
                .SetMessage(
                    $"The node id type name `{id.TypeName}` does not match the expected type name `{expected}`."
                )
                .Build();
        }

        key = Convert(id, target);
        return key is null ? InvalidFormat(text) : null;
    }

    private static object? Convert(NodeId id, Type target)
    {
        if (target == typeof(NodeId))
        {
            return id;
        }

        if (target.IsInstanceOfType(id.Key))
        {
            return id.Key;
        }

        if (target == typeof(string))
        {
            return System.Convert.ToString(id.Key, CultureInfo.InvariantCulture);
        }

        try
        {
            return System.Convert.ChangeType(id.Key, target, CultureInfo.InvariantCulture);
        }
        catch (Exception exception)
            when (exception is FormatException or InvalidCastException or OverflowException)
        {
            return null;
        }
    }

    private static IError InvalidFormat(string text) =>
        ErrorBuilder
            .New()
            .SetMessage("The node ID string has an invalid format.")
            .SetExtension("originalValue", text)
            .Build();

    private sealed class KeyWriter<TKey>(INodeIdSerializer serializer, string typeName)
        : IScalarWriter<TKey>
        where TKey : notnull
    {
        public void Write(JsonResponseWriter writer, TKey value) =>
            writer.WriteString(serializer.Format(typeName, value));
    }
}
