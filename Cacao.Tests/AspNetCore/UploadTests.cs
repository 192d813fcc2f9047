using System.Text;
using Cacao.AspNetCore;

namespace Cacao.Tests.AspNetCore;

/// <summary>
/// Multipart requests on a real Kestrel. The first bodies and answers are those recorded from Hot
/// Chocolate.
/// </summary>
public sealed partial class UploadTests
{
    private const string One =
        """{"query": "mutation($f:Upload!){upload(file:$f)}", "variables": {"f": null}}""";
    private const string Two =
        """{"query": "mutation($f:[Upload!]!){uploadMany(files:$f)}", "variables": {"f": [null, null]}}""";
    private const string ToF = """{"0":["variables.f"]}""";

    private static readonly Part FileA = new("0", "abc", "a.txt");

    [Fact]
    public async Task A_file_is_a_variable()
    {
        await using var host = await StartAsync();

        var answer = await SendAsync(host, [new("operations", One), new("map", ToF), FileA]);

        answer.Status.ShouldBe(200);
        answer.Body.ShouldBe("""{"data":{"upload":"a.txt:3:text/plain:abc"}}""");
    }

    [Fact]
    public async Task Files_are_items_of_a_list()
    {
        await using var host = await StartAsync();

        var answer = await SendAsync(
            host,
            [
                new("operations", Two),
                new("map", """{"0":["variables.f.0"],"1":["variables.f.1"]}"""),
                FileA,
                new("1", "abc", "b.txt"),
            ]
        );

        answer.Body.ShouldBe("""{"data":{"uploadMany":2}}""");
    }

    [Fact]
    public async Task Files_are_fields_of_inputs_and_one_file_may_be_at_several_places()
    {
        await using var host = await StartAsync();

        var answer = await SendAsync(
            host,
            [
                new(
                    "operations",
                    """
                    {"query": "mutation($d:DossierInput!,$f:Upload!){uploadDossier(dossier:$d) other:upload(file:$f)}",
                     "variables": {"d": {"title": "T é", "pages": [{"scan": null}, {"scan": null}]}, "f": null}}
                    """
                ),
                new(
                    "map",
                    """{"x":["variables.d.pages.0.scan","variables.f"],"y":["variables.d.pages.1.scan"]}"""
                ),
                new("y", "second", "2.txt"),
                new("x", "first", "1.txt"),
            ]
        );

        answer.Body.ShouldBe(
            """{"data":{"uploadDossier":"T é: first second","other":"1.txt:5:text/plain:first"}}"""
        );
    }

    [Theory]
    [InlineData(
        """[{"query":"mutation($f:Upload!){upload(file:$f)}","variables":{"f":null}},{"query":"mutation($f:Upload!){upload(file:$f)}","variables":{"f":null}}]""",
        """{"0":["0.variables.f"],"1":["1.variables.f"]}"""
    )]
    [InlineData(
        """{"query":"mutation($f:Upload!){upload(file:$f)}","variables":[{"f":null},{"f":null}]}""",
        """{"0":["variables.0.f"],"1":["variables.1.f"]}"""
    )]
    public async Task Files_come_with_batches(string operations, string map)
    {
        await using var host = await StartAsync(options => options.EnableBatching = true);

        var answer = await SendAsync(
            host,
            [new("operations", operations), new("map", map), FileA, new("1", "xyz", "b.txt")]
        );

        answer.Body.ShouldBe(
            """[{"data":{"upload":"a.txt:3:text/plain:abc"}},{"data":{"upload":"b.txt:3:text/plain:xyz"}}]"""
        );
    }

    [Fact]
    public async Task A_request_without_files_may_be_a_form_too()
    {
        await using var host = await StartAsync();

        var answer = await SendAsync(
            host,
            [new("operations", """{"query":"{noop}"}"""), new("map", "{}")]
        );

        answer.Body.ShouldBe("""{"data":{"noop":"ok"}}""");
    }

    [Theory]
    [InlineData(null, null, 400)]
    [InlineData("GraphQL-Preflight", "1", 200)]
    [InlineData("Apollo-Require-Preflight", "true", 200)]
    [InlineData("Sec-Fetch-Site", "same-origin", 200)]
    [InlineData("Sec-Fetch-Site", "same-site", 400)]
    [InlineData("Sec-Fetch-Site", "cross-site", 400)]
    public async Task A_form_of_another_site_is_refused(string? header, string? value, int status)
    {
        await using var host = await StartAsync();
        using var request = Request([new("operations", One), new("map", ToF), FileA], null);
        if (header is not null)
        {
            request.Headers.TryAddWithoutValidation(header, value);
        }

        var answer = await host.SendAsync(request);

        answer.Status.ShouldBe(status);
        if (status == 400)
        {
            answer.Body.ShouldBe(
                """{"errors":[{"message":"Multi-part requests must include a GraphQL preflight header.","extensions":{"code":"HC0077"}}]}"""
            );
        }
    }

    public static TheoryData<string, string> Malformed() =>
        new()
        {
            {
                "map:{\"0\":[\"variables.f\"]}|operations:OP|0@abc",
                "HC0035 Misordered multipart fields; 'map' should follow 'operations'."
            },
            { "map:{}", "HC0035 Misordered multipart fields; 'map' should follow 'operations'." },
            { "", "HC0034 No 'operations' specified." },
            { "operations:", "HC0034 No 'operations' specified." },
            { "0@abc|operations:OP|map:{}", "HC0034 No 'operations' specified." },
            { "operations:OP", "HC0044 No `map` specified." },
            { "operations:OP|0@abc|map:{}", "HC0044 No `map` specified." },
            { "operations:OP|map:{", BadMap },
            { "operations:OP|map:[]", BadMap },
            { "operations:OP|map:null", BadMap },
            { "operations:OP|map:{\"0\":\"variables.f\"}", BadMap },
            { "operations:OP|map:{\"0\":[7]}", BadMap },
            { "operations:OP|map:{\"0\":[\"\\ud800\"]}", BadMap },
            { "operations:OP|map:{\"0\":[\"variables.f\"],\"0\":[\"variables.f\"]}", BadMap },
            {
                "operations:OP|map:{\"0\":[]}",
                "HC0037 No object paths specified for key '0' in 'map'."
            },
            { "operations:OP|map:{\"0\":[\"variables.f\"]}", "HC0038 File of key '0' is missing." },
            {
                "operations:OP|map:{\"0\":[\"variables.f\"]}|0:abc",
                "HC0038 File of key '0' is missing."
            },
            {
                "operations:OP|map:{\"0\":[\"f\"]}|0@abc",
                "HC0041 Invalid variable path `f` in `map`."
            },
            {
                "operations:OP|map:{\"0\":[\"\"]}|0@abc",
                "HC0041 Invalid variable path `` in `map`."
            },
            {
                "operations:OP|map:{\"0\":[\"variables..f\"]}|0@abc",
                "HC0041 Invalid variable path `variables..f` in `map`."
            },
            {
                "operations:[OP]|map:{\"0\":[\"variables.f\"]}|0@abc",
                "HC0041 Invalid variable path `variables.f` in `map`."
            },
            {
                "operations:OP|map:{\"0\":[\"extensions.f\"]}|0@abc",
                "HC0042 The variable path must start with `variables`."
            },
            {
                "operations:OP|map:{\"0\":[\"variables.zz\"]}|0@abc",
                "HC0039 The variable path 'variables.zz' is invalid."
            },
            {
                "operations:OPS|map:{\"0\":[\"variables.f.2\"]}|0@abc",
                "HC0039 The variable path 'variables.f.2' is invalid."
            },
            {
                "operations:OPS|map:{\"0\":[\"variables.f.-1\"]}|0@abc",
                "HC0039 The variable path 'variables.f.-1' is invalid."
            },
            {
                "operations:OP|map:{\"0\":[\"variables.f.x\"]}|0@abc",
                "HC0040 The variable structure is invalid."
            },
            {
                "operations:OPS|map:{\"0\":[\"variables.f\"]}|0@abc",
                "HC0040 The variable structure is invalid."
            },
            {
                "operations:OP|map:{\"0\":[\"variables.f\",\"variables.f\"]}|0@abc",
                "HC0040 The variable structure is invalid."
            },
            {
                "operations:OP|map:{\"0\":[\"variables.f\"]}|0@abc|0@abc",
                "HC0033 The multipart form could not be read."
            },
            {
                "operations:{|map:{\"0\":[\"variables.f\"]}|0@abc",
                "HC0011 The body is not JSON, or nests too deep."
            },
            { "operations:{|map:{}", "HC0011 The body is not JSON, or nests too deep." },
            {
                "operations:{\"variables\":{\"f\":null,\"f\":null}}|map:{\"0\":[\"variables.f\"]}|0@abc",
                "HC0011 The body is not JSON, or nests too deep."
            },
            {
                "operations:7|map:{\"0\":[\"variables.f\"]}|0@abc",
                "HC0040 The variable structure is invalid."
            },
            {
                "operations:null|map:{\"0\":[\"variables.f\"]}|0@abc",
                "HC0011 The body is not JSON, or nests too deep."
            },
        };

    private const string BadMap =
        "HC0043 Invalid JSON in the `map` multipart field; Expected type of Dictionary<string, string[]>.";

    /// <param name="form"><c>name:text</c> or <c>name@file</c>, with <c>|</c> between the parts.</param>
    /// <param name="refusal">Code and message.</param>
    [Theory]
    [MemberData(nameof(Malformed))]
    public async Task What_is_malformed_is_refused_by_name(string form, string refusal)
    {
        await using var host = await StartAsync(options => options.EnableBatching = true);
        var parts = form.Split('|', StringSplitOptions.RemoveEmptyEntries)
            .Select(part =>
                part.IndexOfAny([':', '@']) is var at && part[at] == '@'
                    ? new Part(part[..at], part[(at + 1)..], "a.txt")
                    : new Part(part[..at], part[(at + 1)..].Replace("OPS", Two).Replace("OP", One))
            );

        var answer = await SendAsync(host, [.. parts]);

        answer.Status.ShouldBe(400);
        using var json = System.Text.Json.JsonDocument.Parse(answer.Body);
        var error = json.RootElement.GetProperty("errors")[0];
        var code = error.GetProperty("extensions").GetProperty("code").GetString();
        $"{code} {error.GetProperty("message").GetString()}".ShouldBe(refusal);
    }

    [Theory]
    [InlineData("multipart/form-data", "--BOUND--")]
    [InlineData("multipart/form-data; boundary=", "--BOUND--")]
    [InlineData(
        "multipart/form-data; boundary=0123456789012345678901234567890123456789012345678901234567890123456789x",
        "x"
    )]
    [InlineData("multipart/form-data; boundary=BOUND", "")]
    [InlineData("multipart/form-data; boundary=BOUND", "no form at all")]
    [InlineData(
        "multipart/form-data; boundary=BOUND",
        "--BOUND\r\nno header\r\n\r\nx\r\n--BOUND--"
    )]
    [InlineData("multipart/form-data; boundary=BOUND", "--BOUND\r\nA: b\r\n\r\nx\r\n--BOUND--")]
    [InlineData(
        "multipart/form-data; boundary=BOUND",
        "--BOUND\r\nContent-Disposition: form-data; name=\"operations\"\r\n\r\n{\"query\":"
    )]
    [InlineData(
        "multipart/form-data; boundary=BOUND",
        "--BOUND\r\nContent-Disposition: attachment; name=\"operations\"\r\n\r\n{}\r\n--BOUND--\r\n"
    )]
    public async Task What_is_no_form_is_refused(string contentType, string body)
    {
        await using var host = await StartAsync();
        using var request = Raw(Encoding.UTF8.GetBytes(body), contentType, "GraphQL-Preflight");

        var answer = await host.SendAsync(request);

        answer.Status.ShouldBe(400);
        answer.Body.ShouldContain("HC003");
    }

    [Theory]
    [InlineData("\"x\"")]
    [InlineData("\"0\"")]
    [InlineData("{}")]
    [InlineData("7")]
    public async Task A_value_is_not_a_file(string value)
    {
        await using var host = await StartAsync();

        var answer = await host.PostAsync(
            One.Replace("null", value),
            "application/graphql-response+json"
        );

        answer.Status.ShouldBe(400);
        answer.Body.ShouldContain("Expected a file of a multipart request");
    }

    [Fact]
    public async Task A_literal_is_not_a_file()
    {
        await using var host = await StartAsync();

        var answer = await host.QueryAsync("""mutation{upload(file:"0")}""");

        answer.Status.ShouldBe(400);
        answer.Body.ShouldContain("Upload cannot represent value");
    }

    [Fact]
    public async Task A_long_file_waits_on_the_disk_until_the_answer_is_there()
    {
        var folder = Directory.CreateTempSubdirectory("cacao-uploads");
        try
        {
            await using var host = await StartAsync(options =>
            {
                options.Multipart.Folder = folder.FullName;
                options.Multipart.MaxMemoryBytes = 1000;
            });
            var content = string.Concat(Enumerable.Range(0, 60_000).Select(i => $"{i},"));

            var answer = await SendAsync(
                host,
                [
                    new("operations", One.Replace("upload(", "digest(")),
                    new("map", ToF),
                    new("0", content, "long.txt"),
                ]
            );

            var hash = System.Security.Cryptography.SHA256.HashData(
                Encoding.UTF8.GetBytes(content)
            );
            // Read twice by the resolver, from one file on the disk.
            answer.Body.ShouldBe(
                $$$"""{"data":{"digest":"{{{content.Length}}} {{{Convert.ToHexStringLower(hash)}}} {{{Convert.ToHexStringLower(hash)}}} on disk: 1"}}"""
            );
            await Eventually.IsTrueAsync(() => folder.GetFiles().Length == 0);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task A_form_that_is_refused_leaves_nothing_on_the_disk()
    {
        var folder = Directory.CreateTempSubdirectory("cacao-uploads");
        try
        {
            await using var host = await StartAsync(options =>
            {
                options.Multipart.Folder = folder.FullName;
                options.Multipart.MaxMemoryBytes = 10;
                options.Multipart.MaxFileBytes = 1000;
            });
            var map = """{"0":["variables.f.0"],"1":["variables.f.1"]}""";
            Part first = new("0", new string('a', 1000), "a");

            var tooLong = await SendAsync(
                host,
                [new("operations", Two), new("map", map), first, new("1", new('b', 1001), "b")]
            );
            var missing = await SendAsync(host, [new("operations", Two), new("map", map), first]);

            tooLong.Status.ShouldBe(413);
            missing.Body.ShouldContain("HC0038");
            await Eventually.IsTrueAsync(() => folder.GetFiles().Length == 0);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task Limits_hold()
    {
        await using var host = await StartAsync(options =>
        {
            options.MaxRequestBytes = 500;
            options.Multipart.MaxFiles = 2;
            options.Multipart.MaxPaths = 3;
            options.Multipart.MaxFileBytes = 100;
            options.Multipart.MaxBytes = 5000;
        });
        Part operations = new("operations", One);
        Part map = new("map", ToF);

        async Task<int> StatusAsync(params Part[] parts) => (await SendAsync(host, parts)).Status;

        (await StatusAsync(operations, map, new("0", new('a', 100), "a"))).ShouldBe(200);
        (await StatusAsync(operations, map, new("0", new('a', 101), "a"))).ShouldBe(413);
        (await StatusAsync(new("operations", new(' ', 501)), map)).ShouldBe(413);
        (await StatusAsync(operations, map, FileA, new("x", new('a', 5000), "a"))).ShouldBe(413);
        // Files that nobody asked for count as well.
        (
            await StatusAsync(operations, map, FileA, new("x", "x", "x"), new("y", "y", "y"))
        ).ShouldBe(400);
        (await StatusAsync(operations, new("map", """{"0":["a"],"1":["a"],"2":["a"]}"""))).ShouldBe(
            400
        );
        (
            await SendAsync(host, [operations, new("map", """{"0":["a","a","a","a"]}""")])
        ).Body.ShouldContain("A multipart request may hold 2 files for 3 variables at most.");
    }

    [Fact]
    public async Task A_body_of_unknown_length_is_limited_as_well()
    {
        await using var host = await StartAsync(options => options.Multipart.MaxBytes = 5000);
        using var request = Request(
            [new("operations", One), new("map", ToF), new("0", new('a', 6000), "a")],
            "GraphQL-Preflight"
        );
        request.Headers.TransferEncodingChunked = true;

        (await host.SendAsync(request)).Status.ShouldBe(413);
    }

    [Fact]
    public async Task The_name_of_a_file_has_no_folders()
    {
        await using var host = await StartAsync();

        foreach (var name in new[] { "../../etc/a.txt", "C:\\\\x\\\\a.txt", "a.txt" })
        {
            var answer = await SendAsync(
                host,
                [new("operations", One), new("map", ToF), FileA with { FileName = name }]
            );
            answer.Body.ShouldBe("""{"data":{"upload":"a.txt:3:text/plain:abc"}}""");
        }
    }

    [Fact]
    public async Task A_schema_without_files_or_an_endpoint_that_does_not_want_them_takes_no_forms()
    {
        await using var without = await TransportHost.StartAsync(
            schema => schema.AddType(typeof(Queries)),
            app => app.MapGraphQL()
        );
        await using var closed = await StartAsync(options =>
            options.EnableMultipartRequests = false
        );

        foreach (var host in new[] { without, closed })
        {
            var answer = await SendAsync(
                host,
                [new("operations", """{"query":"{noop}"}"""), new("map", "{}")]
            );
            answer.Status.ShouldBe(415);
        }
    }

    [Fact]
    public async Task The_guard_can_be_lifted_but_not_for_what_a_browser_calls_foreign()
    {
        await using var host = await StartAsync(options =>
            options.EnforceMultipartRequestsPreflightHeader = false
        );
        Part[] parts = [new("operations", One), new("map", ToF), FileA];
        using var plain = Request(parts, null);
        using var foreign = Request(parts, null);
        foreign.Headers.TryAddWithoutValidation("Sec-Fetch-Site", "cross-site");

        (await host.SendAsync(plain)).Status.ShouldBe(200);
        (await host.SendAsync(foreign)).Status.ShouldBe(400);
    }
}
