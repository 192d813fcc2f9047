using Payments.Domain.Commands;
using Payments.Domain.Events;
using Payments.Domain.RailOutages;
using Payments.Domain.Storage;
using Payments.Storage;
using Payments.Storage.Clock;
using Payments.Storage.Events;

namespace Payments.GraphQL.Hosting;

/// <summary>The schema as text, built without opening anything: <c>schema print</c>.</summary>
public static class SchemaText
{
    // Known, so that resolvers may name them; never made, because nothing is executed.
    private static readonly Type[] Unopened =
    [
        typeof(PaymentsStorage),
        typeof(IWriteGate),
        typeof(IDatabase),
        typeof(EventLog),
        typeof(EventTail),
        typeof(EventCursors),
        typeof(Timers),
        typeof(RailOutageBoard),
    ];

    public static string Print()
    {
        var configuration = new ConfigurationBuilder().Build();
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddPayments(ServerSettings.Read(configuration), configuration);
        services.AddSingleton(new ListSecret(new byte[32]));
        foreach (var type in Unopened)
        {
            services.AddSingleton(type, _ => throw new InvalidOperationException(type.Name));
        }

        using var provider = services.BuildServiceProvider();
        return SchemaPrinter.Print(provider.GetRequiredService<Schema>());
    }
}
