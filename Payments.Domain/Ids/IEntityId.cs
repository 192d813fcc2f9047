namespace Payments.Domain.Ids;

/// <summary>
/// The key of one kind of object: a version 7 UUID of its own type, so that a deposit's id can
/// never be passed where a withdrawal's is meant. Outside it reads <c>dep_01JD…</c>.
/// </summary>
public interface IEntityId
{
    Guid Value { get; }

    /// <summary>The prefix of the printed form, which also names the kind in rows and events.</summary>
    string Kind { get; }
}

/// <inheritdoc cref="IEntityId"/>
/// <typeparam name="TSelf">The id type itself.</typeparam>
public interface IEntityId<TSelf> : IEntityId
    where TSelf : struct, IEntityId<TSelf>
{
    /// <summary>Three lower-case letters, unique in the platform.</summary>
    static abstract string Prefix { get; }

    static abstract TSelf From(Guid value);

    string IEntityId.Kind => TSelf.Prefix;
}
