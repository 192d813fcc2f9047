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
                var content = await ReadAsync(simulation, tenant, order, upload.File.Size);
                SimulationFaultException.When(
                    !content
                        .AsSpan()
                        .SequenceEqual(
                            (ReadOnlySpan<byte>)[.. upload.Parts.SelectMany(part => part)]
                        ),
                    $"{simulation.Trace.NameOf(order.Subject)} is not what {order.Key} has uploaded."
                );
            }
        }
    }

    private static async Task<byte[]> ReadAsync(
        SimulatedWorld simulation,
        SimulatedTenant tenant,
        Order order,
        long size
    )
    {
        await using var file = new StoredFileStream(
            simulation.Server.Storage.Database,
            tenant.Id,
            StoredFileId.From(order.Subject.Id),
            size
        );
        using var content = new MemoryStream();
        await file.CopyToAsync(content);
        return content.ToArray();
    }
}
