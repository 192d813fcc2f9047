using System.Collections.Concurrent;
using Cacao.Types.Model;
using Cacao.Types.Scalars;

namespace Cacao.Execution.Coercion;

/// <summary>The input shapes of one schema, each made once.</summary>
internal sealed class InputShapes
{
    private readonly ConcurrentDictionary<InputObjectType, InputObjectShape> _objects = [];
    private readonly ConcurrentDictionary<InputValue, InputValueShape> _values = [];

    /// <summary>The shape that variables have, before it is known where they are used.</summary>
    public InputShape For(IType type) => For(type, typeof(object));

    public InputShape For(IType type, Type runtimeType) =>
        type switch
        {
            NonNullType nonNull => new NonNullShape(nonNull, For(nonNull.InnerType, runtimeType)),
            ListType list => ForList(list, ListBuilder.For(runtimeType)),
            InputObjectType @object => _objects.GetOrAdd(
                @object,
                static (key, self) => new InputObjectShape(key, self),
                this
            ),
            UploadType upload => new UploadShape(upload, RuntimeConverter.For(runtimeType)),
            _ => new LeafShape((NamedType)type, RuntimeConverter.For(runtimeType)),
        };

    public InputValueShape For(InputValue definition) =>
        _values.GetOrAdd(definition, static (key, self) => InputValueShape.Of(key, self), this);

    private ListShape ForList(ListType list, ListBuilder builder) =>
        new(list, For(list.ItemType, builder.ItemType), builder);
}
