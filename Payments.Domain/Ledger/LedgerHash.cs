using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Payments.Domain.Ledger;

/// <summary>
/// The chain's hash: SHA-256 over the hash before and every fact of the transaction, each number
/// big-endian and each text with its length, so that no two transactions share their bytes.
/// </summary>
internal sealed class LedgerHash
{
    public const int Length = SHA256.HashSizeInBytes;

    // Raised when the form changes, so that an old chain stays verifiable by its old form.
    private const byte Form = 1;

    private readonly ArrayBufferWriter<byte> _bytes = new(512);

    /// <summary>What the first transaction of a book is chained to.</summary>
    public static byte[] Genesis { get; } = new byte[Length];

    public byte[] Of(
        byte[] previous,
        LedgerTransactionFacts transaction,
        ReadOnlySpan<LedgerEntryFacts> entries
    )
    {
        _bytes.ResetWrittenCount();
        _bytes.Write([Form]);
        _bytes.Write(previous);
        Id(transaction.TenantId);
        Number(transaction.Position);
        Id(transaction.Id);
        Text(transaction.Reason);
        Text(transaction.SubjectKind);
        Id(transaction.SubjectId);
        Number(transaction.OccurredAtMicroseconds);
        Number(entries.Length);
        foreach (var entry in entries)
        {
            Id(entry.AccountId);
            Text(entry.AccountKind);
            Text(entry.Currency);
            Id(entry.Reference);
            Number(entry.Sequence);
            Number(entry.Amount);
            Number(entry.BalanceAfter);
        }

        return SHA256.HashData(_bytes.WrittenSpan);
    }

    private void Id(Guid value)
    {
        value.TryWriteBytes(_bytes.GetSpan(16), bigEndian: true, out _);
        _bytes.Advance(16);
    }

    private void Number(long value)
    {
        BinaryPrimitives.WriteInt64BigEndian(_bytes.GetSpan(8), value);
        _bytes.Advance(8);
    }

    private void Text(string value)
    {
        Number(Encoding.UTF8.GetByteCount(value));
        Encoding.UTF8.GetBytes(value, _bytes);
    }
}

internal readonly record struct LedgerTransactionFacts(
    Guid TenantId,
    long Position,
    Guid Id,
    string Reason,
    string SubjectKind,
    Guid SubjectId,
    long OccurredAtMicroseconds
);

internal readonly record struct LedgerEntryFacts(
    Guid AccountId,
    string AccountKind,
    string Currency,
    Guid Reference,
    long Sequence,
    long Amount,
    long BalanceAfter
);

internal static class LedgerFacts
{
    /// <summary>An entry's facts together with its account's, so that neither can be exchanged.</summary>
    public static LedgerEntryFacts Facts(
        this LedgerAccount account,
        long sequence,
        long amount,
        long balanceAfter
    ) =>
        new(
            account.Id.Value,
            Enum.GetName(account.Kind)!,
            account.Currency.Code,
            account.Reference,
            sequence,
            amount,
            balanceAfter
        );
}
