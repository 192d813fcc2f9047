using System.Collections.Frozen;

namespace Payments.Domain.Rails;

/// <summary>
/// Letters without their marks, and signs that stand for several letters: the compatibility
/// decomposition (NFKD) of Unicode 15 for the Latin, Greek and Cyrillic blocks and for signs in
/// texts. As a table, because servers may run without the data of their culture (invariant mode),
/// where nothing is decomposed.
/// </summary>
internal static class Decompositions
{
    // In pairs: what is left, and all that it is left of.
    private const string Pairs = """
        ! ！ " ＂ # ＃ $ ＄ % ％ & ＆ ' ＇ ( （ ) ） * ＊ + ＋ , ， - － . ․． / ／ 0 ０ 1 ¹１ 2 ²２ 3 ³３ 4 ４ 5 ５ 6 ６ 7 ７ 8 ８
        9 ９ : ： ; ;； < ＜ = ＝ > ＞ ? ？ @ ＠ A ÀÁÂÃÄÅĀĂĄǍǞǠǺȀȂȦḀẠẢẤẦẨẪẬẮẰẲẴẶÅＡ B ḂḄḆℬＢ C ÇĆĈĊČḈℂℭＣ D ĎḊḌḎḐḒⅅＤ
        E ÈÉÊËĒĔĖĘĚȄȆȨḔḖḘḚḜẸẺẼẾỀỂỄỆℰＥ F ḞℱＦ G ĜĞĠĢǦǴḠＧ H ĤȞḢḤḦḨḪℋℌℍＨ I ÌÍÎÏĨĪĬĮİǏȈȊḬḮỈỊℐℑＩ J ĴＪ K ĶǨḰḲḴKＫ
        L ĹĻĽḶḸḺḼℒＬ M ḾṀṂℳＭ N ÑŃŅŇǸṄṆṈṊℕＮ O ÒÓÔÕÖŌŎŐƠǑǪǬȌȎȪȬȮȰṌṎṐṒỌỎỐỒỔỖỘỚỜỞỠỢＯ P ṔṖℙＰ Q ℚＱ R ŔŖŘȐȒṘṚṜṞℛℜℝＲ
        S ŚŜŞŠȘṠṢṤṦṨＳ T ŢŤȚṪṬṮṰＴ U ÙÚÛÜŨŪŬŮŰŲƯǓǕǗǙǛȔȖṲṴṶṸṺỤỦỨỪỬỮỰＵ V ṼṾＶ W ŴẀẂẄẆẈＷ X ẊẌＸ Y ÝŶŸȲẎỲỴỶỸＹ
        Z ŹŻŽẐẒẔℤℨＺ [ ［ \ ＼ ] ］ ^ ＾ _ ＿ ` ｀ a ªàáâãäåāăąǎǟǡǻȁȃȧḁạảấầẩẫậắằẳẵặａ b ḃḅḇｂ c çćĉċčḉｃ d ďḋḍḏḑḓⅆｄ
        e èéêëēĕėęěȅȇȩḕḗḙḛḝẹẻẽếềểễệℯⅇｅ f ḟｆ g ĝğġģǧǵḡℊｇ h ĥȟḣḥḧḩḫẖℎｈ i ìíîïĩīĭįǐȉȋḭḯỉịℹⅈｉ j ĵǰⅉｊ k ķǩḱḳḵｋ
        l ĺļľḷḹḻḽℓｌ m ḿṁṃｍ n ñńņňǹṅṇṉṋｎ o ºòóôõöōŏőơǒǫǭȍȏȫȭȯȱṍṏṑṓọỏốồổỗộớờởỡợℴｏ p ṕṗｐ q ｑ r ŕŗřȑȓṙṛṝṟｒ
        s śŝşšſșṡṣṥṧṩẛｓ t ţťțṫṭṯṱẗｔ u ùúûüũūŭůűųưǔǖǘǚǜȕȗṳṵṷṹṻụủứừửữựｕ v ṽṿｖ w ŵẁẃẅẇẉẘｗ x ẋẍｘ y ýÿŷȳẏẙỳỵỷỹｙ
        z źżžẑẓẕｚ { ｛ | ｜ } ｝ ~ ～ Æ ǢǼ Ø Ǿ æ ǣǽ ø ǿ ħ ℏ Α Ά Γ ℾ Ε Έ Η Ή Θ ϴ Ι ΊΪ Ο Ό Π ℿ Σ Ϲ Υ ΎΫϒϓϔ Ω ΏΩ
        α ά β ϐ γ ℽ ε έϵ η ή θ ϑ ι ΐίϊ κ ϰ μ µ ο ό π ϖℼ ρ ϱ ς ϲ υ ΰϋύ φ ϕ ω ώ І Ї А ӐӒ Г Ѓ Е ЀЁӖ Ж ӁӜ З Ӟ
        И ЍӢӤ К Ќ О Ӧ У ЎӮӰӲ Ч Ӵ Ы Ӹ Э Ӭ а ӑӓ г ѓ е ѐёӗ ж ӂӝ з ӟ и ѝӣӥ к ќ о ӧ у ўӯӱӳ ч ӵ ы ӹ э ӭ і ї !! ‼
        !? ⁉ .. ‥ ?! ⁈ ?? ⁇ DZ ǄǱ Dz ǅǲ IJ Ĳ LJ Ǉ Lj ǈ NJ Ǌ Nj ǋ No № SM ℠ TM ™ dz ǆǳ ff ﬀ fi ﬁ fl ﬂ ij ĳ
        lj ǉ nj ǌ st ﬅﬆ ... … 1/2 ½ 1/4 ¼ 3/4 ¾ FAX ℻ TEL ℡ a/c ℀ a/s ℁ c/o ℅ c/u ℆ ffi ﬃ ffl ﬄ
        """;

    private static readonly FrozenDictionary<string, string> Table = Read();

    /// <summary>Null when it has none.</summary>
    public static string? Of(string letter) => Table.GetValueOrDefault(letter);

    private static FrozenDictionary<string, string> Read()
    {
        var words = Pairs.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries);
        return Enumerable
            .Range(0, words.Length / 2)
            .SelectMany(pair =>
                words[(pair * 2) + 1]
                    .EnumerateRunes()
                    .Select(letter => (Letter: letter.ToString(), Bare: words[pair * 2]))
            )
            .ToFrozenDictionary(entry => entry.Letter, entry => entry.Bare, StringComparer.Ordinal);
    }
}
