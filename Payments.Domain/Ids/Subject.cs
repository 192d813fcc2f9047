namespace Payments.Domain.Ids;

/// <summary>An object of any kind: what an event, a posting or an idempotency record is about.</summary>
/// <param name="Kind">The id prefix, for example <c>wdr</c>.</param>
/// <param name="Id">The object's key.</param>
public readonly record struct Subject(string Kind, Guid Id)
{
    public static Subject Of<TId>(TId id)
        where TId : struct, IEntityId<TId> => new(TId.Prefix, id.Value);

    public override string ToString() => EntityId.Format(Kind, Id);
}

/// <summary>Implemented by every entity that changes: its events carry this version.</summary>
public interface ISubject
{
    Subject Subject { get; }

    /// <summary>1 when created; rises by one with each change that is told.</summary>
    int Version { get; }
}
