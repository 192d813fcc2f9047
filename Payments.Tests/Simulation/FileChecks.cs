using Payments.Domain.Files;

namespace Payments.Tests.Simulation;

/// <summary>What was uploaded can be read again, byte for byte.</summary>
internal static class FileChecks
{
    public static async Task AgreeAsync(SimulatedWorld simulation, SimulatedTenant tenant)
    {
        foreach (var order in simulation.OrdersOf(tenant))
        {
            if (order is { State: OrderState.Accepted, Command: StoreFile upload })
            {
                var content = await ReadAsync(
                    simulation,
                    tenant,
                    StoredFileId.From(order.Subject.Id),
                    upload.File.Size
                );
                SimulationFaultException.When(
                    !content.SequenceEqual(upload.Parts.SelectMany(part => part)),
                    $"{simulation.Trace.NameOf(order.Subject)} is not what {order.Key} has uploaded."
                );
            }
        }
    }

    /// <summary>As a download reads it.</summary>
    public static async Task<byte[]> ReadAsync(
        SimulatedWorld simulation,
        SimulatedTenant tenant,
        StoredFileId id,
        long size
    )
    {
        var database = simulation.Server.Storage.Database;
        await using var file = new StoredFileStream(database, tenant.Id, id, size);
        using var content = new MemoryStream();
        await file.CopyToAsync(content);
        return content.ToArray();
    }
}
