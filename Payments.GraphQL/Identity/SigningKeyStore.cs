using Microsoft.EntityFrameworkCore;
using Payments.Domain.Commands;
using Payments.Domain.Identity;
using Payments.Domain.Ids;
using Payments.Domain.Storage;
using Payments.Domain.Tenancy;

namespace Payments.GraphQL.Identity;

/// <summary>Finds the key pair of the installation, or makes it when nobody has yet.</summary>
public sealed class SigningKeyStore(
    IDatabase database,
    IWriteGate gate,
    IdentitySettings settings,
    TimeProvider clock
)
{
    private const string Purpose = "access-token";

    public async Task<SigningKeys> OpenAsync(CancellationToken cancellationToken)
    {
        var stored = await FindAsync(cancellationToken) ?? await MakeAsync(cancellationToken);
        return SigningKeys.Read(stored, settings.KeyPassphrase);
    }

    private async Task<SigningKey> MakeAsync(CancellationToken cancellationToken)
    {
        var made = new SigningKey
        {
            Purpose = Purpose,
            KeyId = Guid.CreateVersion7().ToString("N"),
            Pem = SigningKeys.NewPem(settings.KeyPassphrase),
            CreatedAt = clock.GetUtcNow(),
        };
        var platform = new Caller(EntityId.New<TenantId>(), TenantEnvironment.Live, Actor.Platform);
        try
        {
            await gate.RunAsync(new KeepSigningKey(made), platform, cancellationToken);
            return made;
        }
        catch (Exception exception)
            when (exception is not OperationCanceledException and not OutOfMemoryException)
        {
            // Another node was first; its key is as good. Without one the fault is real.
            return await FindAsync(cancellationToken)
                ?? throw new InvalidOperationException("No signing key could be kept.", exception);
        }
    }

    private async Task<SigningKey?> FindAsync(CancellationToken cancellationToken)
    {
        await using var db = database.Open(TenantScope.Platform);
        return await db.Set<SigningKey>()
            .SingleOrDefaultAsync(key => key.Purpose == Purpose, cancellationToken);
    }
}
