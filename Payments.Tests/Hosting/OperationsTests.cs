using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Payments.GraphQL.Hosting;
using Payments.Storage;
using Payments.Tests.Kit;

namespace Payments.Tests.Hosting;

/// <summary>Documents that clients name by hash or id, on the real host.</summary>
public sealed class OperationsTests
{
    private const string Login =
        "mutation ($input: LoginInput!) { login(input: $input) { token errors { ... on Error { code } } } }";
    private const string WhoAmI = "query { viewer { tenant { name } } }";

    [Fact]
    public async Task A_client_registers_its_documents_by_hash_and_sends_hashes_from_then_on()
    {
        await using var host = await Host.StartAsync();
        var unknown = await host.PostAsync(new() { ["extensions"] = Claim(WhoAmI) });
        var registered = await host.PostAsync(
            new() { ["query"] = WhoAmI, ["extensions"] = Claim(WhoAmI) }
        );
        var known = await host.PostAsync(new() { ["extensions"] = Claim(WhoAmI) });

        CodeOf(unknown).ShouldBe("PERSISTED_QUERY_NOT_FOUND");
        registered.ToJsonString().ShouldBe("""{"data":{"viewer":null}}""");
        known.ToJsonString().ShouldBe(registered.ToJsonString());
    }

    [Fact]
    public async Task A_hash_is_the_same_document_for_everybody_and_the_answer_is_the_callers_own()
    {
        await using var host = await Host.StartAsync();
        var acme = await host.SignInAsync("demo@acme.example", Query(Login));
        var bluegum = await host.SignInAsync("demo@bluegum.example", Query(Login));
        await host.PostAsync(new() { ["query"] = WhoAmI, ["extensions"] = Claim(WhoAmI) }, acme);

        var ofAcme = await host.PostAsync(new() { ["extensions"] = Claim(WhoAmI) }, acme);
        var ofBluegum = await host.PostAsync(new() { ["extensions"] = Claim(WhoAmI) }, bluegum);

        TenantOf(ofAcme).ShouldStartWith("Acme");
        TenantOf(ofBluegum).ShouldStartWith("Bluegum");
    }

    [Fact]
    public async Task With_a_folder_of_registered_operations_nothing_else_is_executed()
    {
        using var folder = new Folder();
        folder.Add("login", Login);
        folder.Add(Hash(WhoAmI), WhoAmI);
        await using var host = await Host.StartAsync("--Operations:Registered", folder.Path);
        var token = await host.SignInAsync("demo@acme.example", Named("login"));

        var byId = await host.PostAsync(Named(Hash(WhoAmI)), token);
        var byHash = await host.PostAsync(new() { ["extensions"] = Claim(WhoAmI) }, token);

        TenantOf(byId).ShouldStartWith("Acme");
        byHash.ToJsonString().ShouldBe(byId.ToJsonString());
        foreach (
            var document in new[] { WhoAmI, "{ __typename }", "{ __schema { types { name } } }" }
        )
        {
            CodeOf(await host.PostAsync(Query(document), token)).ShouldBe("HC0067");
        }

        // Nor does it register any.
        var claimed = Query("{ __typename }");
        claimed["extensions"] = Claim("{ __typename }");
        CodeOf(await host.PostAsync(claimed, token)).ShouldBe("HC0067");
        Directory.GetFiles(folder.Path).Length.ShouldBe(2);
    }

    private static JsonObject Query(string document) => new() { ["query"] = document };

    private static JsonObject Named(string id) => new() { ["documentId"] = id };

    private static JsonObject Claim(string document) =>
        new()
        {
            ["persistedQuery"] = new JsonObject
            {
                ["version"] = 1,
                ["sha256Hash"] = Hash(document),
            },
        };

    private static string Hash(string document) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(document)));

    private static string? CodeOf(JsonNode answer) =>
        (string?)answer["errors"]?[0]?["extensions"]?["code"];

    private static string? TenantOf(JsonNode answer) =>
        (string?)answer["data"]?["viewer"]?["tenant"]?["name"];

    private sealed class Host : IAsyncDisposable
    {
        private readonly TestDatabase _database;
        private readonly WebApplication _app;
        private readonly HttpClient _http = new();

        private Host(TestDatabase database, WebApplication app)
        {
            _database = database;
            _app = app;
        }

        public static async Task<Host> StartAsync(params string[] settings)
        {
            var database = await TestDatabase.CreateAsync(StorageProvider.Sqlite);
            var app = await PaymentsServer.BuildAsync([
                "--urls",
                "http://127.0.0.1:0",
                "--ConnectionStrings:Payments",
                database.ConnectionString,
                "--Logging:LogLevel:Default",
                "Warning",
                .. settings,
            ]);
            await app.StartAsync(CancellationToken.None);
            return new(database, app);
        }

        public async Task<JsonNode> PostAsync(JsonObject body, string? token = null)
        {
            using var request = new HttpRequestMessage(
                HttpMethod.Post,
                new Uri(new Uri(_app.Urls.First()), PaymentsServer.GraphPath)
            )
            {
                Content = new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json"),
            };
            request.Headers.Authorization = token is null ? null : new("Bearer", token);
            using var response = await _http.SendAsync(request, PaymentsHost.Cancel);
            return JsonNode.Parse(await response.Content.ReadAsStringAsync(PaymentsHost.Cancel))!;
        }

        public async Task<string> SignInAsync(string email, JsonObject login)
        {
            login["variables"] = new JsonObject
            {
                ["input"] = new JsonObject
                {
                    ["email"] = email,
                    ["password"] = DemoTenant.PublicSecret,
                },
            };
            var answer = await PostAsync(login);
            return (string)answer["data"]!["login"]!["token"]!;
        }

        public async ValueTask DisposeAsync()
        {
            _http.Dispose();
            await _app.StopAsync(CancellationToken.None);
            await _app.DisposeAsync();
            _database.Dispose();
        }
    }

    private sealed class Folder : IDisposable
    {
        public string Path { get; } = Directory.CreateTempSubdirectory("registered").FullName;

        public void Add(string id, string document) =>
            File.WriteAllText(System.IO.Path.Combine(Path, $"{id}.graphql"), document);

        public void Dispose() => Directory.Delete(Path, recursive: true);
    }
}
