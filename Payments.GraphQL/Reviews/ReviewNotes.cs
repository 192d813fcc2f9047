using Payments.Domain.AccountNumbers;
using Payments.Domain.Identity;
using Payments.Domain.Ids;
using Payments.Domain.Parties;
using Payments.Domain.Reviews;
using Payments.Domain.Tenancy;
using Payments.GraphQL.Identity;
using Payments.GraphQL.Operators;
using Payments.GraphQL.Reading;

namespace Payments.GraphQL.Reviews;

/// <summary>Reads what operators write for each other.</summary>
internal static class ReviewNotes
{
    private const int LengthMax = 1_000;

    public static IdentifierCheck Check { get; } = PlainText.UpTo(LengthMax);

    public static string? Normal(string? text) => text is null ? null : Check(text).Value;
}

/// <summary>What an operator wrote about a decision for other operators. No tenant ever sees it.</summary>
[ObjectType<ReviewNote>]
public static class ReviewNoteType
{
    internal static void Configure(IObjectTypeDescriptor<ReviewNote> note)
    {
        note.BindFieldsExplicitly();
        note.Field(row => row.Decision)
            .Description("What was decided with it: APPROVE, DECLINE, RETURN, REJECT and so on.");
        note.Field(row => row.Text).Description("As the operator wrote it.");
        note.Field(row => row.CreatedAt)
            .Name("writtenAt")
            .Description("On the clock of the tenant whose object it is about.");
    }

    /// <summary>The object that was decided about.</summary>
    [GraphQLType("ID!")]
    public static string GetSubjectId([Parent] ReviewNote note) => note.Subject.ToString();

    /// <summary>The operator.</summary>
    public static async Task<Member?> GetWrittenByAsync(
        [Parent] ReviewNote note,
        Caller caller,
        MemberById members,
        CancellationToken cancellationToken
    ) =>
        EntityId.TryParse<MemberId>(note.WrittenBy, out var id)
            ? await members.LoadAsync(caller.TenantId, id, cancellationToken)
            : null;
}

[QueryType]
public static class ReviewNoteQueries
{
    /// <summary>
    /// For operators of the platform: what operators wrote with their decisions, of all tenants of the environment, in
    /// that order. Anybody else is refused (FORBIDDEN).
    /// </summary>
    /// <param name="subjectId">Only about this withdrawal, payment, deposit, institution or request for information.</param>
    [Authorize]
    [UsePaging]
    public static Task<IQueryable<ReviewNote>> GetReviewNotesAsync(
        [GraphQLType("ID")] string? subjectId,
        Caller caller,
        OperatorDesk desk,
        RequestContexts contexts,
        CancellationToken cancellationToken
    )
    {
        // An id that is none is the id of nothing: nobody has written about it.
        _ = IdKinds.TryParse(subjectId, out var subject);
        var (kind, id) = (subject.Kind, subject.Id);
        return desk.ListAsync<ReviewNote>(
            subjectId is null
                ? note => true
                : note => note.SubjectId == id && note.SubjectKind == kind,
            caller,
            contexts,
            cancellationToken
        );
    }
}
