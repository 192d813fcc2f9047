using Payments.Domain.Deposits;
using Payments.Domain.Files;
using Payments.Domain.FxPayments;
using Payments.Domain.Identity;
using Payments.Domain.Ids;
using Payments.Domain.ReferenceData;
using Payments.Domain.Rfis;
using Payments.Domain.Storage;
using Payments.Domain.Tenancy;
using Payments.Domain.Withdrawals;
using Payments.GraphQL.Deposits;
using Payments.GraphQL.Files;
using Payments.GraphQL.FxPayments;
using Payments.GraphQL.Identity;
using Payments.GraphQL.Reading;
using Payments.GraphQL.ReferenceData;
using Payments.GraphQL.Withdrawals;

namespace Payments.GraphQL.Rfis;

/// <summary>
/// A request for information: questions that we ask you before transactions under review can go on.
/// </summary>
[Node]
[ObjectType<Rfi>]
public static class RfiType
{
    internal static void Configure(IObjectTypeDescriptor<Rfi> rfi)
    {
        rfi.BindFieldsExplicitly();
        rfi.Field(row => row.Id);
        rfi.Field(row => row.Status).Description("Where it stands.");
        rfi.Field(row => row.IsFinal).Description("True when the status can never change again.");
        rfi.Field(row => row.Outcome).Description("How it was closed; null until CLOSED.");
        rfi.Field(row => row.Message).Description("What it is about, for people.");
        rfi.Field(row => row.Deadline)
            .Description("Until when all questions must be answered, on your clock.");
        rfi.Field(row => row.Extension)
            .Description("Your wish for more time (`requestRfiExtension`), and what became of it.");
        rfi.Field(row => row.Questions).Description("What is asked, with your answers.");
        rfi.Field(row => row.Version).Description("Rises by one with each change.");
        rfi.Field(row => row.CreatedAt).Description("On your clock.");
        rfi.Field(row => row.UpdatedAt)
            .Description("When an answer or a status came last, on your clock.");
    }

    /// <summary>The withdrawals that it is about; their own status tells what became of each.</summary>
    public static Task<IReadOnlyList<Withdrawal>> GetWithdrawalsAsync(
        [Parent] Rfi rfi,
        TransactionsOfRfi transactions,
        WithdrawalById withdrawals,
        CancellationToken cancellationToken
    ) => LoadAsync(rfi, transactions, withdrawals, cancellationToken);

    /// <summary>The deposits that it is about.</summary>
    public static Task<IReadOnlyList<Deposit>> GetDepositsAsync(
        [Parent] Rfi rfi,
        TransactionsOfRfi transactions,
        DepositById deposits,
        CancellationToken cancellationToken
    ) => LoadAsync(rfi, transactions, deposits, cancellationToken);

    /// <summary>The payments that it is about.</summary>
    public static Task<IReadOnlyList<Payment>> GetPaymentsAsync(
        [Parent] Rfi rfi,
        TransactionsOfRfi transactions,
        PaymentById payments,
        CancellationToken cancellationToken
    ) => LoadAsync(rfi, transactions, payments, cancellationToken);

    /// <summary>
    /// Answers that are prepared and not given, one for each question at most. Null for whoever is no member of yours
    /// with the right COMPLIANCE.
    /// </summary>
    public static async Task<IReadOnlyList<RfiDraft>?> GetDraftsAsync(
        [Parent] Rfi rfi,
        Caller caller,
        MemberById members,
        CancellationToken cancellationToken
    ) =>
        rfi.TenantId == caller.TenantId
        && EntityId.TryParse<MemberId>(caller.PrincipalId, out var id)
        && await members.LoadAsync(caller.TenantId, id, cancellationToken) is { } member
        && member.May(MemberAccess.Compliance)
            ? rfi.Drafts
            : null;

    private static async Task<IReadOnlyList<TEntity>> LoadAsync<TId, TEntity>(
        Rfi rfi,
        TransactionsOfRfi transactions,
        ByIdLoader<TId, TEntity> loader,
        CancellationToken cancellationToken
    )
        where TId : struct, IEntityId<TId>
        where TEntity : class, ITenantOwned, ISubject
    {
        var subjects = await transactions.LoadAsync(
            new Owned<RfiId>(rfi.TenantId, rfi.Id),
            cancellationToken
        );
        var loaded = await Task.WhenAll(
            (subjects ?? [])
                .Where(subject => subject.Kind == TId.Prefix)
                .Select(subject =>
                    loader.LoadAsync(rfi.TenantId, TId.From(subject.Id), cancellationToken)
                )
        );
        return [.. loaded.OfType<TEntity>()];
    }

    /// <summary>The request with this id.</summary>
    [NodeResolver]
    public static Task<Rfi?> GetAsync(
        RfiId id,
        Caller caller,
        RfiById rfis,
        CancellationToken cancellationToken
    ) => rfis.LoadAsync(caller.TenantId, id, cancellationToken);
}

/// <summary>One question of a request for information.</summary>
[ObjectType<RfiQuestion>]
public static class RfiQuestionType
{
    internal static void Configure(IObjectTypeDescriptor<RfiQuestion> question)
    {
        question.BindFieldsExplicitly();
        question.Field(row => row.Code).Description("What is asked; `rfiQuestions` lists all.");
    }

    /// <summary>The question in English.</summary>
    public static string GetText([Parent] RfiQuestion question, IResolverContext context) =>
        context.Schema.Of(question.Code);

    /// <summary>Whether files may answer it.</summary>
    public static FileUploadOption GetFileUploadOption([Parent] RfiQuestion question) =>
        RfiQuestions.FilesFor(question.Code);

    /// <summary>True when it is answered, which happens once.</summary>
    public static bool GetAnswered([Parent] RfiQuestion question) => question.Answer is not null;

    /// <summary>When it was answered, on your clock.</summary>
    public static DateTimeOffset? GetAnsweredAt([Parent] RfiQuestion question) =>
        question.Answer?.AnsweredAt;

    /// <summary>The text that you answered; null when files answer it, or nothing does yet.</summary>
    public static string? GetAnswerText([Parent] RfiQuestion question) => question.Answer?.Text;

    /// <summary>The files that you answered with.</summary>
    public static async Task<IReadOnlyList<StoredFile>> GetFilesAsync(
        [Parent] RfiQuestion question,
        Caller caller,
        StoredFileById files,
        CancellationToken cancellationToken
    )
    {
        var loaded = await Task.WhenAll(
            (question.Answer?.FileIds ?? []).Select(id =>
                files.LoadAsync(caller.TenantId, id, cancellationToken)
            )
        );
        return [.. loaded.OfType<StoredFile>()];
    }
}

/// <summary>Requests for information by their ids.</summary>
public sealed class RfiById(
    IDatabase database,
    IBatchScheduler scheduler,
    DataLoaderOptions? options = null
) : ByIdLoader<RfiId, Rfi>(database, scheduler, options);
