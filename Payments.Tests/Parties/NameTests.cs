using Payments.Domain.Errors;
using Payments.Domain.Parties;

namespace Payments.Tests.Parties;

public sealed class NameTests
{
    [Theory]
    [InlineData("Ann", true)]
    [InlineData("O'Neil-Smith", true)]
    [InlineData("José María", true)]
    [InlineData("Łukasz", true)]
    [InlineData("Smith, Jr.", true)]
    [InlineData("X", true)]
    [InlineData("-", false)] // a single character must be a letter
    [InlineData("", false)]
    [InlineData("   ", false)]
    [InlineData("Ben.eu", false)] // a web address in disguise
    [InlineData("www.evil.com", false)]
    [InlineData("Ann\r\n:62F:", false)]
    [InlineData("<script>", false)]
    [InlineData("4nn", false)]
    [InlineData("Анна", false)] // Cyrillic
    public void A_persons_name(string text, bool valid) =>
        PersonName.Check(text).IsValid.ShouldBe(valid);

    [Fact]
    public void A_name_has_at_most_75_characters()
    {
        PersonName.Check(new string('a', 75)).IsValid.ShouldBeTrue();
        PersonName.Check(new string('a', 76)).IsValid.ShouldBeFalse();
    }

    [Theory]
    [InlineData("Acme Pty Ltd", true)]
    [InlineData("Müller & Söhne", true)]
    [InlineData("3M", true)]
    [InlineData("A", false)]
    [InlineData("A<B", false)]
    [InlineData("A=B", false)]
    [InlineData("Acme\nLtd", false)]
    public void A_companys_name(string text, bool valid) =>
        CompanyName.Check(text).IsValid.ShouldBe(valid);

    [Fact]
    public void Hostile_text_on_one_line_is_data()
    {
        const string Text =
            "Robert'); DROP TABLE deposits;-- <script> \u202E 💸 ${7*7} {{}} %s =cmd|";

        PlainText.UpTo(140)(Text).Value.ShouldBe(Text);
    }

    [Theory]
    [InlineData("a\0b")]
    [InlineData("a\nb")]
    [InlineData("a\u2028b")]
    [InlineData("a\uD800b")] // half a character
    public void Text_that_breaks_lines_or_is_no_text_is_refused(string text) =>
        PlainText.UpTo(140)(text).IsValid.ShouldBeFalse();

    [Fact]
    public void The_display_name_is_what_stands_on_a_statement()
    {
        PartyName.Person("Ann", "B.", "Lee").DisplayName.ShouldBe("Ann B. Lee");
        PartyName.Person("Ann", null, "Lee").DisplayName.ShouldBe("Ann Lee");
        PartyName.Company("Acme Pty Ltd").DisplayName.ShouldBe("Acme Pty Ltd");
    }

    [Theory]
    [InlineData(null, null, null, null)]
    [InlineData("Ann", null, null, null)]
    [InlineData(null, null, "Lee", null)]
    [InlineData("Ann", null, "Lee", "Acme Pty Ltd")]
    [InlineData(null, "B.", null, "Acme Pty Ltd")]
    public void A_party_is_a_person_or_a_company(
        string? first,
        string? middle,
        string? last,
        string? company
    ) =>
        Should
            .Throw<InvalidInputException>(() => PartyName.From(first, middle, last, company))
            .Path.ShouldBe(["input", "name"]);

    [Fact]
    public void A_sender_is_of_age_and_believable()
    {
        var now = new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

        BirthDate.Check(new(2008, 3, 1), now).IsValid.ShouldBeTrue();
        BirthDate.Check(new(2008, 3, 3), now).IsValid.ShouldBeFalse();
        BirthDate.Check(new(1900, 1, 1), now).IsValid.ShouldBeTrue();
        BirthDate.Check(new(1899, 12, 31), now).IsValid.ShouldBeFalse();
        BirthDate.Check(new(2030, 1, 1), now).IsValid.ShouldBeFalse();
    }
}
