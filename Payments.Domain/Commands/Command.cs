using System.Text.Json;
using Payments.Domain.Errors;
using Payments.Domain.Identity;
using Payments.Domain.Ids;
using Payments.Domain.Tenancy;

namespace Payments.Domain.Commands;

/// <summary>
/// One use case: its properties are the input, <see cref="HandleAsync"/> is the decision. It runs
/// inside the write gate's transaction, so it only reads the database and decides: no I/O to the
/// outside, no clock but <see cref="Work.Now"/>. A <see cref="DomainException"/> refuses it
/// and leaves nothing.
/// </summary>
/// <typeparam name="TResult">
/// What the caller gets. If it is an entity (<see cref="ISubject"/>), an idempotency key can replay it.
/// </typeparam>
/// <example>
/// A whole slice in miniature is in docs/write-gate.md.
/// <code>
/// public sealed record RenameSender(SenderId SenderId, string Name) : Command&lt;Sender&gt;
/// {
///     public override async ValueTask&lt;Sender&gt; HandleAsync(Work work)
///     {
///         var sender = await work.GetAsync&lt;Sender&gt;(SenderId, "senderId");
///         sender.Rename(Name);
///         work.Events.Append(sender, "sender.renamed");
///         return sender;
///     }
/// }
/// </code>
/// </example>
public abstract record Command<TResult>
    where TResult : class
{
    public abstract ValueTask<TResult> HandleAsync(Work work);

    /// <summary>
    /// What the command is going to get by its id, so that the gate can read it for all commands of
    /// a batch at once. A hint: what is left out is read when it is asked for.
    /// </summary>
    public virtual IEnumerable<IEntityId> Reads(Caller caller) => [];

    /// <summary>
    /// The right that the member must have who sends it; null where any member of the tenant may. The
    /// gate asks for it before anything else.
    /// </summary>
    public virtual MemberAccess? Right() => null;

    /// <summary>The mutation's name, the scope of its idempotency keys: <c>createWithdrawal</c>.</summary>
    public virtual string OperationName() => JsonNamingPolicy.CamelCase.ConvertName(GetType().Name);

    /// <summary>The object that an idempotency key is bound to.</summary>
    public virtual Subject SubjectOf(TResult result) =>
        result is ISubject subject
            ? subject.Subject
            : throw new InvalidOperationException(
                $"{GetType().Name} has a result that is no subject, so it must override SubjectOf."
            );

    /// <summary>
    /// The refusal that a violated unique index means; null where it would be a defect. The text
    /// contains the names of the table and the columns (so name indexes <c>ux_table_column</c>). An
    /// index on <c>external_id</c> is explained already.
    /// </summary>
    public virtual DomainException? RefusalOf(string uniqueIndex) => null;

    /// <summary>The result again, for a caller that comes back with the same key and input.</summary>
    public virtual async ValueTask<TResult> ReplayAsync(Work work, Subject subject) =>
        await work.FindAsync<TResult>(IdKinds.Make(subject.Kind, subject.Id))
        ?? throw new InvalidOperationException($"{subject} has an idempotency record but no row.");
}
