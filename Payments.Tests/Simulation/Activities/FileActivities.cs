using System.Globalization;
using System.Security.Cryptography;
using Payments.Domain.Files;

namespace Payments.Tests.Simulation.Activities;

/// <summary>Uploads a document, in one part or several.</summary>
internal sealed class Upload : Activity
{
    public override int Weight => 2;

    public override Theme Theme => Theme.Questions;

    public override Task<Order?> ThinkAsync(SimulatedWorld simulation, SimulatedTenant tenant)
    {
        var dice = simulation.Dice;
        byte[] content =
        [
            .. "%PDF-1.7 "u8,
            .. Enumerable.Range(0, 20 + dice.Throw(200)).Select(_ => (byte)dice.Throw(256)),
        ];
        return simulation.CreateAsync(
            tenant,
            new StoreFile(
                new(
                    string.Create(CultureInfo.InvariantCulture, $"proof-{content.Length}.pdf"),
                    "application/pdf",
                    content.Length,
                    System.Convert.ToHexStringLower(SHA256.HashData(content))
                )
            )
            {
                Parts = [.. content.Chunk(10 + dice.Throw(100))],
            }
        );
    }
}
