using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Payments.Domain.Commands;
using Payments.Domain.Ids;
using Payments.Domain.Lifecycles;
using Payments.Domain.Tenancy;

namespace Payments.Domain.Reviews;

public readonly record struct ReviewNoteId(Guid Value) : IEntityId<ReviewNoteId>
{
    public static string Prefix => "rvn";

    public static ReviewNoteId From(Guid value) => new(value);

    public override string ToString() => EntityId.Format(this);
}

/// <summary>
/// What an operator wrote about a decision for other operators. It is no subject and in no event, so that
/// whatever tells tenants of the decision cannot tell them this. Never changed.
/// </summary>
public sealed class ReviewNote : ITenantOwned
{
    private ReviewNote() { } // EF Core, and the factory

    /// <summary>Whose object was decided about.</summary>
    public TenantId TenantId { get; private init; }

    public ReviewNoteId Id { get; private init; }

    /// <summary>The prefix of the object's id.</summary>
    public string SubjectKind { get; private init; } = "";

    public Guid SubjectId { get; private init; }

    /// <summary>As it was given: APPROVE, DECLINE and so on.</summary>
    public string Decision { get; private init; } = "";

    public string Text { get; private init; } = "";

    /// <summary>The operator.</summary>
    public string? WrittenBy { get; private init; }

    /// <summary>On the tenant's clock.</summary>
    public DateTimeOffset CreatedAt { get; private init; }

    public Subject Subject => new(SubjectKind, SubjectId);

    /// <summary>Kept together with the decision, or not at all.</summary>
    /// <param name="text">Null: nothing is to be kept.</param>
    internal static void Keep<TDecision>(
        Work work,
        Subject subject,
        TDecision decision,
        string? text
    )
        where TDecision : struct, Enum
    {
        if (text is null)
        {
            return;
        }

        work.Add(
            new ReviewNote
            {
                TenantId = work.TenantId,
                Id = EntityId.New<ReviewNoteId>(),
                SubjectKind = subject.Kind,
                SubjectId = subject.Id,
                Decision = StatusName.Of(decision),
                Text = text,
                WrittenBy = work.Caller.PrincipalId,
                CreatedAt = work.Now,
            }
        );
    }
}

internal sealed class ReviewNoteMapping : IEntityTypeConfiguration<ReviewNote>
{
    public void Configure(EntityTypeBuilder<ReviewNote> builder)
    {
        builder.ToTable("review_notes");
        builder.Ignore(note => note.Subject);
        builder.HasIndex(note => new { note.TenantId, note.SubjectId });
    }
}
