using System.Security.Cryptography;
using Payments.Sandbox.Journal;

namespace Payments.Sandbox.Banks;

/// <summary>The consents of all demo banks.</summary>
internal sealed class ConsentBook(SandboxJournal journal, TimeProvider time)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, BankConsent> _consents = new(StringComparer.Ordinal);
    private readonly Dictionary<
        (string Consent, string Resource),
        (DateOnly Day, int Count)
    > _reads = [];

    public DateOnly Today => DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);

    public void Restore(ConsentSaved saved) => _consents[saved.Consent.ConsentId] = saved.Consent;

    /// <summary>The id is a secret that nobody guesses, for it is all that a reader shows.</summary>
    public static string NewId() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));

    public void Add(BankConsent consent) => Save(consent);

    /// <returns>Null when this bank has no such consent.</returns>
    public BankConsent? Find(string bankCode, string? consentId)
    {
        lock (_gate)
        {
            return
                consentId is not null
                && _consents.TryGetValue(consentId, out var consent)
                && consent.BankCode == bankCode
                ? consent with
                {
                    Status = consent.StatusOn(Today),
                }
                : null;
        }
    }

    /// <summary>The customer decides; a consent that is no longer waiting stays as it is.</summary>
    /// <param name="resourceIds">The accounts granted; none means that the customer refuses.</param>
    public bool Decide(BankConsent consent, string psuId, IReadOnlyList<string> resourceIds) =>
        Change(
            consent,
            ConsentStatus.Received,
            current =>
                current with
                {
                    Status = resourceIds.Count > 0 ? ConsentStatus.Valid : ConsentStatus.Rejected,
                    PsuId = psuId,
                    ResourceIds = resourceIds,
                }
        );

    public bool RevokeByPsu(BankConsent consent) =>
        Change(
            consent,
            ConsentStatus.Valid,
            current => current with { Status = ConsentStatus.RevokedByPsu }
        );

    public void Terminate(BankConsent consent)
    {
        foreach (var open in new[] { ConsentStatus.Valid, ConsentStatus.Received })
        {
            Change(
                consent,
                open,
                current => current with { Status = ConsentStatus.TerminatedByTpp }
            );
        }
    }

    /// <summary>
    /// Counts a read without the customer present: frequencyPerDay a day for each resource
    /// (NextGenPSD2 1.3, 6.3.1).
    /// </summary>
    public bool MayReadUnattended(BankConsent consent, string resource)
    {
        lock (_gate)
        {
            var key = (consent.ConsentId, resource);
            var count = _reads.TryGetValue(key, out var read) && read.Day == Today ? read.Count : 0;
            _reads[key] = (Today, count + 1);
            return count < consent.FrequencyPerDay;
        }
    }

    private bool Change(
        BankConsent consent,
        ConsentStatus from,
        Func<BankConsent, BankConsent> change
    )
    {
        lock (_gate)
        {
            var current = _consents[consent.ConsentId];
            if (current.StatusOn(Today) != from)
            {
                return false;
            }

            Save(change(current) with { LastActionDate = Today });
            return true;
        }
    }

    private void Save(BankConsent consent)
    {
        lock (_gate)
        {
            journal.Append(new ConsentSaved(consent));
            _consents[consent.ConsentId] = consent;
        }
    }
}
