using FsCheck;
using FsCheck.Fluent;
using Payments.Domain.Errors;
using Payments.Domain.Rails;
using Payments.Tests.Tidy;

namespace Payments.Tests.Rails;

public sealed class RailTextTests
{
    [Theory]
    [InlineData(RailScheme.Npp, "Rent #7 & power_bill", "Rent #7 & power_bill")]
    [InlineData(RailScheme.DirectEntry, "Café “7”", "Cafe '7'")]
    [InlineData(RailScheme.Sct, "Miete Größe 5 & 6", "Miete Grosse 5 + 6")]
    [InlineData(RailScheme.SctInst, "Łódź – Straße №3", "Lodz - Strasse No3")]
    [InlineData(RailScheme.Sct, "Ενοίκιο Μάρτιος", "Enoikio Martios")]
    [InlineData(RailScheme.Sct, "Наем за юли", "Naem za yuli")]
    [InlineData(RailScheme.Sct, "//INV//7/", "INV/7")]
    [InlineData(RailScheme.Sct, "5 € offen", "5 EUR offen")]
    [InlineData(RailScheme.CrossBorder, "a@b.example", "a(at)b.example")]
    public void Each_rail_gets_its_own_characters(RailScheme rail, string written, string sent) =>
        RailText.Fit(rail, written).ShouldBe(sent);

    [Theory]
    [InlineData(RailScheme.DirectEntry, 18)]
    [InlineData(RailScheme.Npp, 280)]
    [InlineData(RailScheme.Sct, 140)]
    [InlineData(RailScheme.SctInst, 140)]
    [InlineData(RailScheme.Domestic, 140)]
    [InlineData(RailScheme.CrossBorder, 140)]
    public void What_is_longer_than_the_rail_takes_is_cut(RailScheme rail, int max) =>
        RailText.Fit(rail, new string('x', RailText.ReferenceLengthMax))!.Length.ShouldBe(max);

    [Fact]
    public void More_than_any_rail_takes_is_refused() =>
        Should.Throw<InvalidInputException>(() =>
            RailText.Fit(RailScheme.Npp, new string('x', RailText.ReferenceLengthMax + 1))
        );

    [Theory]
    [InlineData("家賃", "'家' (U+5BB6)")]
    [InlineData("Rent 🏠", "'🏠' (U+1F3E0)")]
    public void A_character_with_no_counterpart_is_named(string written, string named)
    {
        var refusal = Should.Throw<InvalidInputException>(() =>
            RailText.Fit(RailScheme.Npp, written, "input", "reference")
        );

        refusal.Message.ShouldStartWith(named);
        refusal.Path.ShouldBe(["input", "reference"]);
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("a\u0000b")]
    [InlineData("a\nb")]
    public void Nothing_and_control_characters_are_refused(string written) =>
        Should.Throw<InvalidInputException>(() => RailText.Fit(RailScheme.Npp, written));

    [Fact]
    public void A_text_of_slashes_leaves_nothing_for_SEPA() =>
        Should.Throw<InvalidInputException>(() => RailText.Fit(RailScheme.Sct, "///"));

    [Fact]
    public void Whatever_is_accepted_is_what_the_rail_carries()
    {
        var letters = Gen.Elements(
            "aZ7 &/_-@#\"'~^éßŁжΩğ€–…“№".EnumerateRunes().Select(rune => rune.ToString()).ToArray()
        );
        var texts = Gen.Select(letters.NonEmptyListOf(), parts => string.Concat(parts));
        var cases =
            from text in texts
            from rail in Gen.Elements(Enum.GetValues<RailScheme>())
            select (Text: text, Rail: rail);

        Prop.ForAll(
                cases.ToArbitrary(),
                given =>
                {
                    if (Try(given.Rail, given.Text) is not { } sent)
                    {
                        return true;
                    }

                    // Carried as it is, within the limit, and the same when it comes again.
                    return !sent.AsSpan().ContainsAnyExcept(RailText.CharactersOf(given.Rail))
                        && sent.Length <= RailSchemes.RemittanceLengthMax(given.Rail)
                        && RailText.Fit(given.Rail, sent) == sent;
                }
            )
            .Check(Config.QuickThrowOnFailure.WithMaxTest(2_000));
    }

    [Fact]
    public void The_documented_table_is_the_one_in_use()
    {
        var document = RepositoryFile.All(".md").Single(file => file.Path == "docs/rails.md").Text;

        string[] missing =
        [
            .. Transliteration.Entries.Keys.Where(letter =>
                !document.Contains(letter, StringComparison.Ordinal)
            ),
        ];

        missing.ShouldBeEmpty();
    }

    private static string? Try(RailScheme rail, string text)
    {
        try
        {
            return RailText.Fit(rail, text);
        }
        catch (InvalidInputException)
        {
            return null;
        }
    }
}
