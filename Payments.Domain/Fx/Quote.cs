using Payments.Domain.Commands;
using Payments.Domain.Errors;
using Payments.Domain.Fees;
using Payments.Domain.Ids;
using Payments.Domain.Tenancy;
using Payments.Domain.Values;

namespace Payments.Domain.Fx;

/// <summary>The price of an exchange: indicative, or firm until it expires and used once.</summary>
public sealed class Quote : ITenantOwned, ISubject
{
    /// <summary>How long a firm quote binds us.</summary>
    public static readonly TimeSpan FirmFor = TimeSpan.FromMinutes(2);

    private Quote() { } // EF Core

    public TenantId TenantId { get; private init; }

    public QuoteId Id { get; private init; }

    /// <summary>What the tenant gives, without the fee.</summary>
    public Money From { get; private init; }

    /// <summary>What the recipient gets.</summary>
    public Money To { get; private init; }

    /// <summary>Units of To for one unit of From, our margin included.</summary>
    public Rate Rate { get; private init; }

    /// <summary>Charged on top of From.</summary>
    public Money Fee { get; private init; }

    public bool Firm { get; private init; }

    /// <summary>Null for an indicative quote, which binds nobody.</summary>
    public DateTimeOffset? ExpiresAt { get; private init; }

    public DateTimeOffset? UsedAt { get; private set; }

    public int Version { get; private set; }

    public DateTimeOffset CreatedAt { get; private init; }

    public Subject Subject => Subject.Of(Id);

    internal static Quote Make(
        TenantId tenantId,
        Money from,
        Money to,
        Rate rate,
        bool firm,
        DateTimeOffset now
    ) =>
        new()
        {
            TenantId = tenantId,
            Id = EntityId.New<QuoteId>(),
            From = from,
            To = to,
            Rate = rate,
            Fee = FeeSchedule.Payment(from.Currency),
            Firm = firm,
            ExpiresAt = firm ? now + FirmFor : null,
            Version = 1,
            CreatedAt = now,
        };

    /// <summary>Takes the price for one payment; nobody can take it again.</summary>
    internal void Use(Work work)
    {
        if (UsedAt is not null)
        {
            throw new QuoteAlreadyUsedException(Id);
        }

        if (ExpiresAt is not { } expiry)
        {
            throw new InvalidInputException(
                "An indicative quote cannot be bought: ask for a firm one.",
                "input",
                "quoteId"
            );
        }

        if (work.Now >= expiry)
        {
            throw new QuoteExpiredException(Id, expiry);
        }

        UsedAt = work.Now;
        Version++;
        work.Events.Append(this, "quote.used");
    }

    internal void Expire(Work work)
    {
        if (UsedAt is null)
        {
            Version++;
            work.Events.Append(this, "quote.expired");
        }
    }
}
