using Payments.Domain.RailOutages;
using Payments.GraphQL.Hosting;

namespace Payments.GraphQL.RailOutages;

/// <summary>Lets this server's keeper look once a second.</summary>
internal sealed class RailOutageWatch(
    RailOutageKeeper keeper,
    TimeProvider time,
    ILogger<RailOutageWatch> logger
) : RepeatedPass(TimeSpan.FromSeconds(1), time, logger)
{
    protected override Task PassAsync(CancellationToken cancellationToken) =>
        keeper.PassAsync(cancellationToken);
}
