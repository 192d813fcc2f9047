using System.Text.Json.Nodes;
using Payments.Banks.Directories;
using Payments.Domain.Errors;
using Payments.Domain.Lifecycles;
using Payments.Domain.Rails;
using Payments.Domain.Rejections;
using Payments.Tests.Kit;

namespace Payments.Tests.ReferenceData;

public sealed class ReferenceDataTests(PaymentsHost host) : IClassFixture<PaymentsHost>
{
    [Theory]
    [InlineData("transactionReasons", 21)]
    [InlineData("sourcesOfFunds", 13)]
    [InlineData("rejectCodes", 22)]
    [InlineData("documentTypes", 11)]
    [InlineData("rfiQuestions", 12)]
    public async Task Every_code_has_a_text_and_strangers_may_read_it(string list, int count)
    {
        var data = await host.Stranger.AskAsync($"{{ {list} {{ code text }} }}");

        var codes = data[list]!.AsArray();
        codes.Count.ShouldBe(count);
        codes.Select(code => code!["code"]!.ToString()).ShouldBeUnique();
        codes.ShouldAllBe(code =>
            code!["text"]!.ToString().EndsWith('.') || code["text"]!.ToString().EndsWith('?')
        );
    }

    [Fact]
    public async Task The_error_codes_are_the_whole_catalogue()
    {
        var data = await host.Stranger.AskAsync("{ errorCodes { code category retryable text } }");

        var codes = data["errorCodes"]!.AsArray();
        codes
            .Select(code => code!["code"]!.ToString())
            .ShouldBe(Enum.GetValues<ErrorCode>().Select(StatusName.Of));
        var funds = codes.Single(code => code!["code"]!.ToString() == "INSUFFICIENT_FUNDS")!;
        funds["category"]!.ToString().ShouldBe("STATE");
        funds["retryable"]!.GetValue<bool>().ShouldBeTrue();
        codes.ShouldAllBe(code => code!["text"]!.ToString().Length > 10);
    }

    [Fact]
    public async Task Only_a_technical_issue_is_sent_again()
    {
        var data = await host.Stranger.AskAsync("{ rejectCodes { code category retryable } }");

        var again = data["rejectCodes"]!
            .AsArray()
            .Where(code => code!["retryable"]!.GetValue<bool>())
            .Select(code => $"{code!["category"]} {code["code"]}");
        again.ShouldBe(["TECHNICAL TECHNICAL_ISSUE"]);
    }

    [Theory]
    [InlineData("AC01")]
    [InlineData("AC04")]
    [InlineData("AG01")]
    [InlineData("RC01")]
    [InlineData("BE04")]
    [InlineData("BE22")]
    [InlineData("MS02")]
    [InlineData("AM05")]
    [InlineData("FRAD")]
    [InlineData("RR04")]
    [InlineData("TM01")]
    [InlineData("ZZ99")]
    public void What_a_rail_says_is_one_of_the_reject_codes(string schemeCode) =>
        Enum.GetValues<RejectCode>()
            .Select(StatusName.Of)
            .ShouldContain(RailReason.Of(schemeCode).Code);

    [Fact]
    public async Task Currencies_have_their_exponents_and_names()
    {
        var all = await ByCodeAsync("currencies", "code name exponent");

        all.Count.ShouldBeGreaterThan(150);
        all["JPY"]["exponent"]!.GetValue<int>().ShouldBe(0);
        all["KWD"]["exponent"]!.GetValue<int>().ShouldBe(3);
        all["AUD"]["name"]!.ToString().ShouldBe("Australian Dollar");
        all.Values.ShouldAllBe(currency => currency["name"]!.ToString().Length > 3);
    }

    [Fact]
    public async Task Countries_tell_what_their_addresses_and_accounts_have()
    {
        var all = await ByCodeAsync("countries", "code name currency usesPostcode hasIban isSepa");

        all.Count.ShouldBe(Domain.Countries.CountryCode.Count);
        Tell("DE").ShouldBe("Germany EUR true true true");
        Tell("HK").ShouldBe("Hong Kong HKD false false false");
        Tell("AE").ShouldBe("United Arab Emirates AED false true false");
        Tell("AQ").ShouldBe("Antarctica  true false false");

        string Tell(string code) =>
            $"{all[code]["name"]} {all[code]["currency"]} {all[code]["usesPostcode"]} {all[code]["hasIban"]} {all[code]["isSepa"]}";
    }

    [Fact]
    public async Task Questions_say_whether_files_may_answer_them()
    {
        var all = await ByCodeAsync("rfiQuestions", "code fileUploadOption");

        all["SENDER_ID_PROOF"]["fileUploadOption"]!.ToString().ShouldBe("PREFERRED");
        all["SENDER_DATE_OF_BIRTH"]["fileUploadOption"]!.ToString().ShouldBe("NONE");
    }

    [Theory]
    [InlineData("bsb: \"062-000\"", "Commonwealth Bank of Australia CTBAAU2S")]
    [InlineData("bsb: \"484799\"", "Suncorp Bank METWAU4B")]
    [InlineData("bic: \"COBADEFFXXX\"", "Commerzbank COBADEFF")]
    [InlineData("iban: \"DE89 3704 0044 0532 0130 00\"", "Commerzbank COBADEFF")]
    [InlineData("iban: \"NL91ABNA0417164300\"", "ABN AMRO Bank ABNANL2A")]
    [InlineData("iban: \"IT60X0542811101000000123456\"", null)]
    [InlineData("bsb: \"999999\"", null)]
    [InlineData("bic: \"AAAADEFF\"", null)]
    public async Task A_bank_is_found_by_the_number_that_names_it(string by, string? expected)
    {
        var data = await host.Stranger.AskAsync($"{{ bankInfo({by}) {{ name bic }} }}");

        var bank = data["bankInfo"];
        (bank is null ? null : $"{bank["name"]} {bank["bic"]}").ShouldBe(expected);
    }

    [Theory]
    [InlineData("(bsb: \"062000\", bic: \"COBADEFF\")")]
    [InlineData("")]
    [InlineData("(bsb: \"0620\")")]
    [InlineData("(iban: \"DE00370400440532013000\")")]
    public async Task A_bank_is_asked_for_by_one_number_that_can_be_one(string arguments) =>
        (await host.Stranger.RefusalAsync($"{{ bankInfo{arguments} {{ name }} }}")).ShouldBe(
            "INVALID_INPUT"
        );

    [Fact]
    public async Task The_directory_is_read_by_country()
    {
        var data = await host.Stranger.AskAsync(
            "{ bankDirectory(country: \"AU\") { country name bic city } }"
        );

        var banks = data["bankDirectory"]!.AsArray();
        banks.Count.ShouldBeGreaterThan(10);
        banks.ShouldAllBe(bank => bank!["country"]!.ToString() == "AU");
    }

    [Fact]
    public void Every_bank_of_the_directory_has_a_bic_of_its_country()
    {
        var directory = new LocalBankDirectory();

        directory.Banks.ShouldAllBe(bank =>
            Domain.AccountNumbers.Bic.Check(bank.Bic).IsValid
            && bank.Bic.Substring(4, 2) == bank.Country
        );
    }

    private async Task<Dictionary<string, JsonNode>> ByCodeAsync(string list, string fields)
    {
        var data = await host.Stranger.AskAsync($"{{ {list} {{ {fields} }} }}");
        return data[list]!.AsArray().ToDictionary(row => row!["code"]!.ToString(), row => row!);
    }
}
