namespace Cacao.Language;

public sealed class VariableNode(Location? location, NameNode name)
    : SyntaxNode(location),
        IValueNode<string>
{
    public VariableNode(string name)
        : this(null, new NameNode(name)) { }

    public override SyntaxKind Kind => SyntaxKind.Variable;

    public NameNode Name { get; } = name;

    /// <summary>The name without the <c>$</c>.</summary>
    public string Value => Name.Value;

    object IValueNode.Value => Value;
}

/// <summary>
/// A string as the client meant it: escapes resolved, and a block string's indentation removed.
/// </summary>
public sealed class StringValueNode(Location? location, string value, bool block)
    : SyntaxNode(location),
        IValueNode<string>
{
    public StringValueNode(string value)
        : this(null, value, false) { }

    public override SyntaxKind Kind => SyntaxKind.StringValue;

    public string Value { get; } = value;

    public bool Block { get; } = block;

    object IValueNode.Value => Value;
}

public sealed class BooleanValueNode(Location? location, bool value)
    : SyntaxNode(location),
        IValueNode<bool>
{
    public BooleanValueNode(bool value)
        : this(null, value) { }

    public static BooleanValueNode True { get; } = new(true);

    public static BooleanValueNode False { get; } = new(false);

    public override SyntaxKind Kind => SyntaxKind.BooleanValue;

    public bool Value { get; } = value;

    object IValueNode.Value => Value;
}

public sealed class NullValueNode(Location? location) : SyntaxNode(location), IValueNode<object?>
{
    public static NullValueNode Default { get; } = new(null);

    public override SyntaxKind Kind => SyntaxKind.NullValue;

    public object? Value => null;
}

public sealed class EnumValueNode(Location? location, string value)
    : SyntaxNode(location),
        IValueNode<string>
{
    public EnumValueNode(string value)
        : this(null, value) { }

    public override SyntaxKind Kind => SyntaxKind.EnumValue;

    public string Value { get; } = value;

    object IValueNode.Value => Value;
}

public sealed class ListValueNode(Location? location, IReadOnlyList<IValueNode> items)
    : SyntaxNode(location),
        IValueNode<IReadOnlyList<IValueNode>>
{
    public ListValueNode(params IValueNode[] items)
        : this(null, items) { }

    public override SyntaxKind Kind => SyntaxKind.ListValue;

    public IReadOnlyList<IValueNode> Items { get; } = items;

    public IReadOnlyList<IValueNode> Value => Items;

    object IValueNode.Value => Items;
}

public sealed class ObjectValueNode(Location? location, IReadOnlyList<ObjectFieldNode> fields)
    : SyntaxNode(location),
        IValueNode<IReadOnlyList<ObjectFieldNode>>
{
    public ObjectValueNode(params ObjectFieldNode[] fields)
        : this(null, fields) { }

    public override SyntaxKind Kind => SyntaxKind.ObjectValue;

    public IReadOnlyList<ObjectFieldNode> Fields { get; } = fields;

    public IReadOnlyList<ObjectFieldNode> Value => Fields;

    object IValueNode.Value => Fields;
}

public sealed class ObjectFieldNode(Location? location, NameNode name, IValueNode value)
    : SyntaxNode(location)
{
    public ObjectFieldNode(string name, IValueNode value)
        : this(null, new NameNode(name), value) { }

    public override SyntaxKind Kind => SyntaxKind.ObjectField;

    public NameNode Name { get; } = name;

    public IValueNode Value { get; } = value;
}
