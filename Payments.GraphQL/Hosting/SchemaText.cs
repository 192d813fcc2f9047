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
        using var provider = services.BuildServiceProvider();
        return SchemaPrinter.Print(provider.GetRequiredService<Schema>());
    }
}
