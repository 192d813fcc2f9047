using Payments.Domain.Commands;
using Payments.Domain.Storage;
using Payments.Storage;

namespace Payments.GraphQL.Hosting;

/// <summary>The schema as text, built without opening anything: <c>schema print</c>.</summary>
public static class SchemaText
{
    public static string Print()
    {
        var configuration = new ConfigurationBuilder().Build();
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddPayments(ServerSettings.Read(configuration), configuration);
        // Known, so that resolvers may name them; never made, because nothing is executed.
        services.AddSingleton<PaymentsStorage>(_ => throw new InvalidOperationException());
        services.AddSingleton<IWriteGate>(_ => throw new InvalidOperationException());
        services.AddSingleton<IDatabase>(_ => throw new InvalidOperationException());
        services.AddSingleton(new ListSecret(new byte[32]));
        using var provider = services.BuildServiceProvider();
        return SchemaPrinter.Print(provider.GetRequiredService<Schema>());
    }
}
