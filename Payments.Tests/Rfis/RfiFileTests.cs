using System.IO.Compression;
using Payments.Domain.Rfis;
using Payments.Tests.Compliance;
using Payments.Tests.Kit;

namespace Payments.Tests.Rfis;

/// <summary>Files that answer questions: which are taken, and which are not.</summary>
public sealed class RfiFileTests(PaymentsHost host) : IClassFixture<PaymentsHost>
{
    private static readonly byte[] Pdf = [.. "%PDF-1.7 a passport"u8];
    private static readonly byte[] Png = [0x89, .. "PNG\r\n"u8, 0x1A, (byte)'\n', 0, 0, 0, 13];
    private static readonly byte[] Jpeg = [0xFF, 0xD8, 0xFF, 0xE0, 0, 16];
    private static readonly byte[] Xls = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0];

    private GraphUser Acme => host.Acme;

    [Fact]
    public async Task Files_of_every_kind_answer_a_question_together()
    {
        var rfi = await Acme.AskedAsync("SENDER_ID_PROOF");
        string[] files =
        [
            await StoreAsync("a.pdf", Pdf),
            await StoreAsync("b.PNG", Png),
            await StoreAsync("c.jpg", Jpeg),
            await StoreAsync("d.jpeg", Jpeg),
            await StoreAsync("e.xls", Xls),
            await StoreAsync("f.xlsx", Workbook()),
        ];

        var payload = await Acme.AnswerAsync(rfi, "SENDER_ID_PROOF", text: null, files);

        payload.Refusals().ShouldBeEmpty();
        payload["rfi"]!["status"]!.ToString().ShouldBe("ASSESSING");
        payload["rfi"]!["questions"]![0]!["files"]!
            .AsArray()
            .Select(file => file!["name"]!.ToString())
            .ShouldBe(["a.pdf", "b.PNG", "c.jpg", "d.jpeg", "e.xls", "f.xlsx"]);
    }

    [Theory]
    [InlineData("virus.exe", "%PDF-1.7")]
    [InlineData("passport", "%PDF-1.7")]
    [InlineData("passport.pdf", "MZ is no document")]
    [InlineData("passport.png", "%PDF-1.7")]
    [InlineData("book.xlsx", "PK\u0003\u0004 just an archive")]
    public async Task Name_and_content_fit_together(string name, string content)
    {
        var rfi = await Acme.AskedAsync("SENDER_ID_PROOF");
        var good = await StoreAsync("good.pdf", Pdf);
        var bad = await StoreAsync(name, System.Text.Encoding.Latin1.GetBytes(content));

        var payload = await Acme.AnswerAsync(rfi, "SENDER_ID_PROOF", text: null, [good, bad]);

        payload.Refusals().ShouldBe(["INVALID_INPUT input.fileIds.1"]);
        (await Acme.RfiAsync(rfi))["questions"]![0]!["answered"]!.GetValue<bool>().ShouldBeFalse();
    }

    [Fact]
    public async Task A_file_of_more_than_ten_mebibytes_is_too_large()
    {
        var rfi = await Acme.AskedAsync("SENDER_ID_PROOF");
        var large = new byte[RfiFiles.SizeMax + 1];
        Pdf.CopyTo(large, 0);
        var file = await StoreAsync("large.pdf", large);

        (await Acme.AnswerAsync(rfi, "SENDER_ID_PROOF", text: null, [file]))
            .Refusals()
            .ShouldBe(["INVALID_INPUT input.fileIds.0"]);
    }

    [Fact]
    public async Task Ten_files_and_no_more_each_of_them_once()
    {
        var rfi = await Acme.AskedAsync("SENDER_ID_PROOF");
        var files = await Task.WhenAll(
            Enumerable.Range(0, 11).Select(number => StoreAsync($"{number}.pdf", Pdf))
        );

        (await Acme.AnswerAsync(rfi, "SENDER_ID_PROOF", text: null, files))
            .Refusals()
            .ShouldBe(["INVALID_INPUT input.fileIds"]);
        (await Acme.AnswerAsync(rfi, "SENDER_ID_PROOF", text: null, [files[0], files[0]]))
            .Refusals()
            .ShouldBe(["INVALID_INPUT input.fileIds"]);
        (await Acme.AnswerAsync(rfi, "SENDER_ID_PROOF", text: null, files[..10]))
            .Refusals()
            .ShouldBeEmpty();
    }

    [Fact]
    public async Task Text_or_files_never_both_and_where_no_files_are_wanted_text()
    {
        var rfi = await Acme.AskedAsync("SENDER_ID_PROOF", "SENDER_OCCUPATION");
        var file = await StoreAsync("a.pdf", Pdf);

        (await Acme.AnswerAsync(rfi, "SENDER_ID_PROOF", "And a text.", [file]))
            .Refusals()
            .ShouldBe(["INVALID_INPUT input.text"]);
        (await Acme.AnswerAsync(rfi, "SENDER_OCCUPATION", text: null, [file]))
            .Refusals()
            .ShouldBe(["INVALID_INPUT input.fileIds"]);
    }

    [Fact]
    public async Task Another_tenants_file_is_like_none()
    {
        var rfi = await Acme.AskedAsync("SENDER_ID_PROOF");
        var theirs = await StoreAsync("a.pdf", Pdf, host.Bluegum);

        (await Acme.AnswerAsync(rfi, "SENDER_ID_PROOF", text: null, [theirs]))
            .Refusals()
            .ShouldBe(["NOT_FOUND input.fileIds.0"]);
    }

    private async Task<string> StoreAsync(string name, byte[] content, GraphUser? user = null)
    {
        var payload = await host.UploadAsync(
            user ?? Acme,
            new(name, "application/octet-stream", content),
            ComplianceTalk.Key()
        );
        payload.Refusals().ShouldBeEmpty();
        return payload["file"]!["id"]!.ToString();
    }

    private static byte[] Workbook()
    {
        using var bytes = new MemoryStream();
        using (var archive = new ZipArchive(bytes, ZipArchiveMode.Create))
        {
            foreach (
                var name in (string[])["[Content_Types].xml", "_rels/.rels", "xl/workbook.xml"]
            )
            {
                using var entry = archive.CreateEntry(name).Open();
                entry.Write("<x/>"u8);
            }
        }

        return bytes.ToArray();
    }
}
