using System.Globalization;
using Payments.Domain.Commands;
using Payments.Domain.Deposits;
using Payments.Domain.FxPayments;
using Payments.Domain.Ids;
using Payments.Domain.Lifecycles;
using Payments.Domain.Reviews;
using Payments.Domain.Withdrawals;

namespace Payments.Domain.Rfis;

/// <summary>The transactions that a request can be about.</summary>
internal static class RfiSubjects
{
    public static async ValueTask<IReviewSubject> GetAsync(Work work, string kind, Guid id) =>
        IdKinds.Make(kind, id) switch
        {
            WithdrawalId withdrawal => await work.GetAsync<Withdrawal>(withdrawal),
            DepositId deposit => await work.GetAsync<Deposit>(deposit),
            PaymentId payment => await work.GetAsync<Payment>(payment),
            _ => throw new InvalidOperationException($"No request is about a {kind}."),
        };

    /// <summary>Those of one kind, all of them under review.</summary>
    /// <param name="field">The input field that names them.</param>
    /// <exception cref="IllegalTransitionException">One is not under review.</exception>
    public static async ValueTask<IReadOnlyList<Subject>> RequireAsync<TEntity, TId, TStatus>(
        Work work,
        IReadOnlyList<TId>? ids,
        Func<TEntity, TStatus> statusOf,
        TStatus reviewing,
        string field
    )
        where TEntity : class, IReviewSubject
        where TId : struct, IEntityId
        where TStatus : struct, Enum
    {
        List<Subject> subjects = [];
        for (var index = 0; index < (ids?.Count ?? 0); index++)
        {
            var subject = await work.GetAsync<TEntity>(
                ids![index],
                "input",
                field,
                index.ToString(CultureInfo.InvariantCulture)
            );
            if (!subject.IsUnderReview)
            {
                throw new IllegalTransitionException(
                    subject.Subject,
                    StatusName.Of(statusOf(subject)),
                    StatusName.Of(reviewing)
                );
            }

            subjects.Add(subject.Subject);
        }

        return subjects;
    }
}
