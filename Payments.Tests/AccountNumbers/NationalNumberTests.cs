using Payments.Domain.AccountNumbers;
using Payments.Domain.Countries;

namespace Payments.Tests.AccountNumbers;

public sealed class NationalNumberTests
{
    [Theory]
    [InlineData("COBADEFF", "COBADEFF")]
    [InlineData("cobadeffxxx", "COBADEFFXXX")]
    [InlineData("ZKBKXKPR", "ZKBKXKPR")] // Kosovo
    [InlineData("COBA", null)]
    [InlineData("COBADEF", null)]
    [InlineData("COBADEFFX", null)]
    [InlineData("COBAZZFF", null)] // no such country
    [InlineData("COBADEF-", null)]
    public void Bic(string text, string? normal) =>
        Domain.AccountNumbers.Bic.Check(text).Value.ShouldBe(normal);

    [Theory]
    [InlineData("062000", "062000")]
    [InlineData("062-000", "062000")]
    [InlineData("062 000", "062000")]
    [InlineData("06200", null)]
    [InlineData("0620000", null)]
    [InlineData("06200O", null)]
    [InlineData("\u0660\u0666\u0662\u0660\u0660\u0660", null)] // Arabic digits
    public void Bsb(string text, string? normal) =>
        Domain.AccountNumbers.Bsb.Check(text).Value.ShouldBe(normal);

    [Theory]
    [InlineData("021000021", "021000021")] // JPMorgan Chase, New York
    [InlineData("0260-0959-3", "026009593")] // Bank of America, New York
    [InlineData("021000022", null)] // check digit
    [InlineData("990000005", null)] // no such district
    [InlineData("000000000", null)]
    [InlineData("21000021", null)]
    public void Aba(string text, string? normal) =>
        AbaRoutingNumber.Check(text).Value.ShouldBe(normal);

    [Theory]
    [InlineData("20-00-00", "200000")]
    [InlineData("000000", "000000")]
    [InlineData("20000", null)]
    public void Sort_code(string text, string? normal) =>
        SortCode.Check(text).Value.ShouldBe(normal);

    [Theory]
    [InlineData("00012345", "00012345")]
    [InlineData("12345", null)] // the leading zeros were lost on the way
    public void British_account_number(string text, string? normal) =>
        BritishAccountNumber.Check(text).Value.ShouldBe(normal);

    [Theory]
    [InlineData("HDFC0000001", "HDFC0000001")]
    [InlineData("sbin0000300", "SBIN0000300")]
    [InlineData("HDFC1000001", null)]
    [InlineData("HDF00000001", null)]
    [InlineData("HDFC0000001\n", null)]
    public void Indian_bank_code(string text, string? normal) =>
        Ifsc.Check(text).Value.ShouldBe(normal);

    [Theory]
    [InlineData("102100099996", "102100099996")]
    [InlineData("10210009999", null)]
    public void Chinese_bank_code(string text, string? normal) =>
        Cnaps.Check(text).Value.ShouldBe(normal);

    [Theory]
    [InlineData("032180000118359719", "032180000118359719")] // the example of Mexico's banks
    [InlineData("032180000118359718", null)]
    [InlineData("03218000011835971", null)]
    public void Mexican_account(string text, string? normal) =>
        Clabe.Check(text).Value.ShouldBe(normal);

    [Theory]
    [InlineData("pay@example.com", "pay@example.com")]
    [InlineData("Pay@Example.COM", "pay@example.com")]
    [InlineData("0412 345 678", "+61-412345678")]
    [InlineData("+61412345678", "+61-412345678")]
    [InlineData("+61-412345678", "+61-412345678")]
    [InlineData("0061412345678", "+61-412345678")]
    [InlineData("51 824 753 556", "51824753556")] // the example of the register: an ABN
    [InlineData("004 085 616", "004085616")] // and an ACN
    [InlineData("acme.com.au", "acme.com.au")]
    [InlineData("51 824 753 557", null)]
    [InlineData("+1 212 555 0100", null)]
    [InlineData("pay@", null)]
    [InlineData("pay@example", null)]
    [InlineData("a\r\nBcc: x@example.com", null)]
    [InlineData("nonsense", null)]
    [InlineData("", null)]
    public void Pay_id(string text, string? normal) => PayId.Check(text).Value.ShouldBe(normal);

    [Theory]
    [InlineData("a.b+c@example.co", true)]
    [InlineData("o'brien@example.com", true)]
    [InlineData("a..b@example.com", false)]
    [InlineData(".a@example.com", false)]
    [InlineData("a@example..com", false)]
    [InlineData("a@-example.com", false)]
    [InlineData("a b@example.com", false)]
    [InlineData("a@b@example.com", false)]
    [InlineData("\"Boss\" <a@example.com>", false)]
    [InlineData("a@example.com\n", false)]
    [InlineData("ä@example.com", false)]
    public void Email(string text, bool valid) => EmailAddress.Check(text).IsValid.ShouldBe(valid);

    [Fact]
    public void An_email_address_is_at_most_254_characters_and_64_before_the_at()
    {
        EmailAddress.Check($"{new string('a', 64)}@example.com").IsValid.ShouldBeTrue();
        EmailAddress.Check($"{new string('a', 65)}@example.com").IsValid.ShouldBeFalse();
        EmailAddress
            .Check($"a@{string.Join('.', Enumerable.Repeat("example", 40))}.com")
            .IsValid.ShouldBeFalse();
    }

    [Theory]
    [InlineData("AU", true)]
    [InlineData("GB", true)]
    [InlineData("au", false)]
    [InlineData("UK", false)]
    [InlineData("AUS", false)]
    [InlineData("ZZ", false)]
    public void Country(string code, bool known) => CountryCode.IsKnown(code).ShouldBe(known);

    [Fact]
    public void Iso_3166_has_249_countries() => CountryCode.Count.ShouldBe(249);
}
