using Microsoft.EntityFrameworkCore;
using Payments.Domain.AdverseMedia;
using Payments.Domain.Quotas;
using Payments.Domain.Storage;

namespace Payments.Tests.Simulation;

/// <summary>Each search has ended as the searcher's own story of it, and only what was found is counted.</summary>
internal static class SearchChecks
{
    public static async Task AgreeAsync(SimulatedWorld simulation, PaymentsDb db)
    {
        var requests = await db.Set<AdverseMediaRequest>().ToListAsync();
        foreach (var request in requests)
        {
            var end = simulation.Search.EndOf(request.Id.ToString());
            // One that nobody took, or that was away for too long, has failed as well.
            var isRight =
                request.Status is AdverseMediaStatus.Failed
                || (
                    request.Status is AdverseMediaStatus.Completed && end is AdverseMediaState.Done
                );
            SimulationFaultException.When(
                !isRight || request.IsBillable != (request.Status is AdverseMediaStatus.Completed),
                $"{simulation.Trace.NameOf(request.Subject)} is {request.Status}, and the searcher says {end}."
            );
        }

        var used = await db.Set<QuotaUse>()
            .Where(use => use.Service == MeteredService.AdverseMedia)
            .SumAsync(use => use.Used);
        var billable = requests.Count(request => request.IsBillable);
        SimulationFaultException.When(
            used != billable,
            $"{billable} searches have found something out, and {used} were counted."
        );
    }
}
