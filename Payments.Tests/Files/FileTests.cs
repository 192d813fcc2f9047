using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Payments.Domain.Files;
using Payments.Tests.Kit;

namespace Payments.Tests.Files;

public sealed class FileTests(PaymentsHost host) : IClassFixture<PaymentsHost>
{
    private static readonly HttpClient Http = new();

    // Longer than two parts, and no multiple of one.
    private static readonly byte[] Long = [.. Bytes((StoredFilePart.SizeMax * 2) + 777)];

    [Fact]
    public async Task What_is_uploaded_is_what_is_downloaded()
    {
        var file = await StoreAsync(new("Übersicht 2026.csv", "text/csv; charset=utf-8", Long));

        file["name"]!.ToString().ShouldBe("Übersicht 2026.csv");
        file["mediaType"]!.ToString().ShouldBe("text/csv");
        file["size"]!.GetValue<long>().ShouldBe(Long.Length);
        file["sha256"]!.ToString().ShouldBe(Convert.ToHexStringLower(SHA256.HashData(Long)));
        using var response = await FetchAsync(file, host.Acme);
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await response.Content.ReadAsByteArrayAsync(PaymentsHost.Cancel)).ShouldBe(Long);
        response.Content.Headers.ContentType!.MediaType.ShouldBe("text/csv");
        response.Content.Headers.ContentDisposition!.DispositionType.ShouldBe("attachment");
        response.Content.Headers.ContentDisposition.FileNameStar.ShouldBe("Übersicht 2026.csv");
        response.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
    }

    [Fact]
    public async Task A_range_is_answered_with_just_that_across_the_seam_of_parts()
    {
        var file = await StoreAsync(new("long.bin", "application/pdf", Long));
        var from = StoredFilePart.SizeMax - 5;

        using var response = await FetchAsync(
            file,
            host.Acme,
            request => request.Headers.Range = new RangeHeaderValue(from, from + 9)
        );

        response.StatusCode.ShouldBe(HttpStatusCode.PartialContent);
        response.Content.Headers.ContentRange!.Length.ShouldBe(Long.Length);
        (await response.Content.ReadAsByteArrayAsync(PaymentsHost.Cancel)).ShouldBe(
            Long[from..(from + 10)]
        );
    }

    [Fact]
    public async Task Who_has_it_already_need_not_fetch_it_again()
    {
        var file = await StoreAsync(new("a.txt", "text/plain", [1, 2, 3]));
        using var first = await FetchAsync(file, host.Acme);

        using var again = await FetchAsync(
            file,
            host.Acme,
            request => request.Headers.IfNoneMatch.Add(first.Headers.ETag!)
        );

        first.Headers.ETag!.Tag.ShouldBe($"\"{file["sha256"]}\"");
        again.StatusCode.ShouldBe(HttpStatusCode.NotModified);
    }

    [Fact]
    public async Task To_another_tenant_a_file_is_like_one_that_never_was()
    {
        var file = await StoreAsync(new("mine.txt", "text/plain", [1]));
        var never =
            host.GraphQL.GetLeftPart(UriPartial.Authority)
            + "/files/fil_00000000000000000000000000";

        using var theirs = await FetchAsync(file, host.Bluegum);
        using var unknown = await FetchAsync(never, host.Acme);
        using var malformed = await FetchAsync(never[..^1], host.Acme);
        var node = await host.Bluegum.AskAsync(
            "query ($id: ID!) { node(id: $id) { id } }",
            new { id = file["id"]!.ToString() }
        );

        theirs.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        unknown.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        malformed.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        Told(theirs).ShouldBe(Told(unknown));
        node["node"].ShouldBeNull();
    }

    [Fact]
    public async Task Without_a_token_nothing_is_told_of_any_file()
    {
        var file = await StoreAsync(new("mine.txt", "text/plain", [2]));

        using var response = await FetchAsync(file, host.Stranger);

        response.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        response.Headers.WwwAuthenticate.ToString().ShouldBe("Bearer");
    }

    [Fact]
    public async Task The_same_key_stores_the_same_content_once_and_refuses_another()
    {
        var key = Key();
        var first = await host.UploadAsync(host.Acme, new("a.txt", "text/plain", [1, 2]), key);

        var again = await host.UploadAsync(host.Acme, new("a.txt", "text/plain", [1, 2]), key);
        var other = await host.UploadAsync(host.Acme, new("a.txt", "text/plain", [1, 3]), key);

        again["replayed"]!.GetValue<bool>().ShouldBeTrue();
        again["file"]!["id"]!.ToString().ShouldBe(first["file"]!["id"]!.ToString());
        other.Refusals().ShouldBe(["IDEMPOTENCY_CONFLICT input.idempotencyKey"]);
    }

    [Fact]
    public async Task An_empty_file_is_refused_and_the_key_stays_free()
    {
        var key = Key();

        var empty = await host.UploadAsync(host.Acme, new("a.txt", "text/plain", []), key);
        var full = await host.UploadAsync(host.Acme, new("a.txt", "text/plain", [1]), key);

        empty.Refusals().ShouldBe(["INVALID_INPUT input.file"]);
        full.Refusals().ShouldBeEmpty();
    }

    [Fact]
    public async Task The_largest_file_is_taken_and_one_byte_more_is_not()
    {
        var largest = new byte[StoreFile.SizeMax];

        var file = await StoreAsync(new("large.bin", "application/zip", largest));

        file["size"]!.GetValue<long>().ShouldBe(StoreFile.SizeMax);
        var answer = await host.SendFileAsync(
            host.Acme,
            "mutation ($input: UploadFileInput!) { uploadFile(input: $input) { replayed } }",
            new { input = new { file = (object?)null, idempotencyKey = Key() } },
            "input.file",
            new("larger.bin", "application/zip", new byte[StoreFile.SizeMax + 1])
        );
        answer["data"].ShouldBeNull(answer.ToJsonString());
    }

    [Fact]
    public async Task A_stored_file_is_told_and_found()
    {
        var file = await StoreAsync(new("told.txt", "text/plain", [9]));

        var data = await host.Acme.AskAsync(
            """
            query ($id: ID!) {
              events(subjectId: $id) { nodes { type ... on StoredFileEvent { file { name } } } }
              files(first: 250) { nodes { id } }
              node(id: $id) { ... on StoredFile { name } }
            }
            """,
            new { id = file["id"]!.ToString() }
        );

        data["events"]!["nodes"]!
            .ToJsonString()
            .ShouldBe("""[{"type":"file.stored","file":{"name":"told.txt"}}]""");
        data["files"]!["nodes"]!
            .AsArray()
            .Select(node => node!["id"]!.ToString())
            .ShouldContain(file["id"]!.ToString());
        data["node"]!["name"]!.ToString().ShouldBe("told.txt");
    }

    private async Task<JsonNode> StoreAsync(UploadedText file)
    {
        var payload = await host.UploadAsync(host.Acme, file, Key());
        payload.Refusals().ShouldBeEmpty();
        return payload["file"]!;
    }

    private static Task<HttpResponseMessage> FetchAsync(
        JsonNode file,
        GraphUser user,
        Action<HttpRequestMessage>? adapt = null
    ) => FetchAsync(file["url"]!.ToString(), user, adapt);

    private static async Task<HttpResponseMessage> FetchAsync(
        string url,
        GraphUser user,
        Action<HttpRequestMessage>? adapt = null
    )
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, url);
        if (user.Token is not null)
        {
            request.Headers.Authorization = new("Bearer", user.Token);
        }

        adapt?.Invoke(request);
        return await Http.SendAsync(request, PaymentsHost.Cancel);
    }

    // All that could tell the one from the other, but for the time of day.
    private static string Told(HttpResponseMessage response) =>
        string.Join(
            '\n',
            response
                .Headers.Concat(response.Content.Headers)
                .Where(header => header.Key != "Date")
                .Select(header => $"{header.Key}: {string.Join(',', header.Value)}")
        );

    private static IEnumerable<byte> Bytes(int count) =>
        Enumerable.Range(0, count).Select(index => (byte)(index * 31 % 251));

    private static string Key() => Guid.CreateVersion7().ToString();
}
