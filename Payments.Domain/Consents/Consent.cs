using Payments.Domain.AccountData;
using Payments.Domain.Commands;
using Payments.Domain.Ids;
using Payments.Domain.Tenancy;

namespace Payments.Domain.Consents;

/// <summary>An account holder's permission to read accounts at one bank.</summary>
public sealed class Consent : ITenantOwned, ISubject
{
    /// <summary>How long the account holder has to decide.</summary>
    public static readonly TimeSpan DecisionTime = TimeSpan.FromHours(1);

    /// <summary>The longest that the rules allow without a new decision (RTS, article 10a).</summary>
    public const int DaysMax = 180;

    private const char ScopeSeparator = ' ';

    private Consent() { } // EF Core

    public TenantId TenantId { get; private init; }

    public ConsentId Id { get; private init; }

    public string ProviderCode { get; private init; } = "";

    /// <summary>The scopes, kept as text.</summary>
    public string ScopeList { get; private init; } = "";

    /// <summary>Where the account holder's browser is sent in the end; null for a page of ours.</summary>
    public string? RedirectUri { get; private init; }

    public string? ExternalId { get; private init; }

    public ConsentStatus Status { get; private set; }

    /// <summary>The bank's id of it, once the bank knows of it.</summary>
    public string? BankConsentId { get; private set; }

    /// <summary>The page of the bank where the account holder decides.</summary>
    public string? Link { get; private set; }

    /// <summary>Until the decision: when it must be made; afterwards: when the permission ends.</summary>
    public DateTimeOffset? ExpiresAt { get; private set; }

    public string? ReasonCode { get; private set; }

    public string? ReasonMessage { get; private set; }

    public int Version { get; private set; }

    public DateTimeOffset CreatedAt { get; private init; }

    public Subject Subject => Subject.Of(Id);

    public bool IsFinal => ConsentLifecycle.Table.IsFinal(Status);

    public IReadOnlyList<ConsentScope> Scopes =>
        [.. ScopeList.Split(ScopeSeparator).Select(Enum.Parse<ConsentScope>)];

    public bool Allows(ConsentScope scope) => Scopes.Contains(scope);

    internal static Consent Create(CreateConsent input, TenantId tenantId, DateTimeOffset now) =>
        new()
        {
            TenantId = tenantId,
            Id = EntityId.New<ConsentId>(),
            ProviderCode = input.ProviderCode,
            ScopeList = string.Join(ScopeSeparator, input.Scopes.Distinct().Order()),
            RedirectUri = input.RedirectUri,
            ExternalId = input.ExternalId,
            ExpiresAt = now + DecisionTime,
            Version = 1,
            CreatedAt = now,
        };

    internal void Start(Work work) => MoveTo(ConsentStatus.Started, work);

    /// <summary>The bank has it and waits for the account holder on its page.</summary>
    internal void AwaitDecision(BankConsentCreated created, Work work)
    {
        BankConsentId = created.BankConsentId;
        MoveTo(ConsentStatus.Requested, work);
        Link = created.ScaLink.ToString();
        MoveTo(ConsentStatus.ScaUrlRetrieved, work);
        MoveTo(ConsentStatus.AwaitingAuthz, work);
    }

    internal void Authorize(DateTimeOffset expiresAt, Work work)
    {
        ExpiresAt = expiresAt;
        MoveTo(ConsentStatus.Authorized, work);
    }

    internal void Activate(Work work) => MoveTo(ConsentStatus.Active, work);

    internal void End(ConsentStatus end, string reasonCode, string reasonMessage, Work work)
    {
        (ReasonCode, ReasonMessage) = (reasonCode, reasonMessage);
        MoveTo(end, work);
    }

    private void MoveTo(ConsentStatus next, Work work)
    {
        var move = ConsentLifecycle.Table.Demand(Subject, Status, next, work.Caller.Actor);
        Status = next;
        Version++;
        work.Events.Moved(
            this,
            move,
            ReasonCode is null ? null : new { ReasonCode, ReasonMessage }
        );
    }
}
