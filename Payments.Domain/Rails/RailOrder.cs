using Payments.Domain.Commands;
using Payments.Domain.RailOutages;

namespace Payments.Domain.Rails;

/// <summary>What the outbox keeps for a rail: the instruction and who is to carry it.</summary>
public sealed record RailOrder(RailScheme Scheme, RailInstruction Instruction)
{
    /// <summary>Outbox items of this kind carry one order each.</summary>
    public const string OutboxKind = "rail.instruction";

    /// <summary>
    /// Puts an instruction for the subject into the outbox. Its printed id makes the rail pay once;
    /// the end-to-end id is the tenant's, so that a report finds its way home. While the rail is known to
    /// be down, the order is held instead, and can be taken back.
    /// </summary>
    public static void Enqueue(
        Work work,
        IRailSubject subject,
        RailScheme scheme,
        Values.Money amount,
        RailParty debtor,
        RailParty creditor,
        string? remittance
    )
    {
        var order = new RailOrder(
            scheme,
            new(
                InstructionIds.Of(subject.Subject, subject.Attempt),
                work.TenantId.ToString(),
                amount,
                debtor,
                creditor,
                remittance
            )
        );
        if (work.IsRailDown(scheme))
        {
            subject.OnHeldBack(work, HeldRailOrder.Hold(work, subject.Subject, order).Id);
        }
        else
        {
            work.Outbox.Enqueue(OutboxKind, subject.Subject, order);
        }
    }
}
