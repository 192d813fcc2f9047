namespace Cacao.Types.Authoring;

/// <summary>The method resolves each event of a stream.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SubscribeAttribute : Attribute
{
    /// <summary>
    /// The C# name of the method in the same class that opens the stream. Its arguments are those of
    /// the field. Null: the stream is the topic of <see cref="TopicAttribute"/>.
    /// </summary>
    public string? With { get; set; }

    /// <summary>Null: the type of the <see cref="EventMessageAttribute"/> parameter.</summary>
    public Type? MessageType { get; set; }
}

/// <summary>The topic of a subscription.</summary>
/// <param name="name">
/// May hold arguments in braces: <c>payments:{currency}</c>. Null: the C# name of the method.
/// </param>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Parameter)]
public sealed class TopicAttribute(string? name = null) : Attribute
{
    public string? Name { get; } = name;
}
