using System.Security.Claims;
using Payments.Domain.Events;
using Payments.Domain.Outbox;
using Payments.Domain.VirtualAccounts;
using Payments.GraphQL.Events;
using Payments.GraphQL.Values;

namespace Payments.GraphQL.VirtualAccounts;

/// <summary>A virtual account was opened or changed its status.</summary>
public sealed class VirtualAccountEvent(EventRecord record, EventCursorText cursor)
    : ChangeEvent(record, cursor)
{
    /// <summary>The account as it is now; `version` and `status` tell what it was at the event.</summary>
    [GraphQLNonNullType]
    public Task<VirtualAccount?> GetVirtualAccountAsync(
        VirtualAccountById accounts,
        CancellationToken cancellationToken
    ) =>
        accounts.LoadAsync(
            Record.TenantId,
            VirtualAccountId.From(Record.SubjectId),
            cancellationToken
        );
}

[SubscriptionType]
public static class VirtualAccountSubscriptions
{
    /// <summary>Your virtual accounts, or one of them, each time that one is opened or changes its status.</summary>
    /// <param name="message">The event.</param>
    /// <param name="id">Only this account.</param>
    /// <param name="after">First replay what happened after this place, then go on live.</param>
    [Authorize]
    [Subscribe(With = nameof(StreamVirtualAccountChangesAsync))]
    public static VirtualAccountEvent VirtualAccountChanged(
        [EventMessage] VirtualAccountEvent message,
        [ID<VirtualAccount>] VirtualAccountId? id,
        EventCursorText? after
    ) => message;

    /// <summary>Opens the stream.</summary>
    [GraphQLIgnore]
    public static IAsyncEnumerable<VirtualAccountEvent> StreamVirtualAccountChangesAsync(
        VirtualAccountId? id,
        EventCursorText? after,
        ClaimsPrincipal? user,
        EventStreams streams,
        CancellationToken cancellationToken
    ) => streams.Of<VirtualAccountId, VirtualAccountEvent>(user, id, after, cancellationToken);
}

public static class VirtualAccountModule
{
    public static IServiceCollection AddVirtualAccounts(this IServiceCollection services)
    {
        services.AddSingleton<VirtualAccountDirectory>();
        services.AddSingleton<IOutboxHandler, KycChecks>();
        services.AddEventKind<VirtualAccountId>(
            (record, cursor) => new VirtualAccountEvent(record, cursor)
        );
        return services;
    }
}
