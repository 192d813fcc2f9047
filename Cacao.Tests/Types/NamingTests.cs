using Cacao.Types.Authoring;
using Cacao.Types.Conventions;

namespace Cacao.Tests.Types;

public sealed class NamingTests
{
    [Theory]
    [InlineData("Name", "name")]
    [InlineData("URLValue", "urlValue")]
    [InlineData("IBANNumber", "ibanNumber")]
    [InlineData("HTTPStatusCode", "httpStatusCode")]
    [InlineData("IBAN", "iban")]
    [InlineData("IBAN2", "iban2")]
    [InlineData("ID", "id")]
    [InlineData("Get_X", "get_X")]
    [InlineData("alreadyLower", "alreadyLower")]
    [InlineData("_hidden", "_hidden")]
    public void Members_are_camel_case_and_acronyms_are_words(string member, string field) =>
        Naming.CamelCase(member).ShouldBe(field);

    [Theory]
    [InlineData("DarkGreen", "DARK_GREEN")]
    [InlineData("HTTPCode", "HTTP_CODE")]
    [InlineData("IBAN", "IBAN")]
    [InlineData("ScaUrlRetrieved", "SCA_URL_RETRIEVED")]
    [InlineData("AWAITING_AUTHZ", "AWAITING_AUTHZ")]
    [InlineData("Open", "OPEN")]
    [InlineData("Pain001Version", "PAIN001_VERSION")]
    public void Enum_values_are_upper_snake_case(string member, string value) =>
        Naming.UpperSnakeCase(member).ShouldBe(value);

    [Theory]
    [InlineData(nameof(Members.GetTotal), "total")]
    [InlineData(nameof(Members.GetTotalAsync), "total")]
    [InlineData(nameof(Members.TotalAsync), "total")]
    [InlineData(nameof(Members.SyncAsync), "syncAsync")]
    [InlineData(nameof(Members.Getaway), "getaway")]
    [InlineData(nameof(Members.Get), "get")]
    [InlineData(nameof(Members.ItemsAsync), "items")]
    [InlineData(nameof(Members.Renamed), "other")]
    public void Methods_lose_their_verb_and_their_asynchrony(string method, string field) =>
        Naming.OfField(typeof(Members).GetMethod(method)!).ShouldBe(field);

    [Theory]
    [InlineData(typeof(Members), "Members")]
    [InlineData(typeof(KeyValuePair<string, int>), "KeyValuePairOfStringAndInt32")]
    [InlineData(typeof(List<Named>), "ListOfNamed")]
    [InlineData(typeof(Named), "Other")]
    [InlineData(typeof(QuoteExpiredException), "QuoteExpiredError")]
    public void Types_have_the_names_of_their_classes(Type type, string name) =>
        Naming.OfType(type).ShouldBe(name);

    [Theory]
    [InlineData(typeof(Members), "MembersInput")]
    [InlineData(typeof(PartyInput), "PartyInput")]
    [InlineData(typeof(Named), "Other")]
    public void Inputs_end_in_Input(Type type, string name) => Naming.OfInput(type).ShouldBe(name);

    private static class Members
    {
        public static int GetTotal() => 0;

        public static Task<int> GetTotalAsync() => Task.FromResult(0);

        public static ValueTask<int> TotalAsync() => new(0);

        public static int SyncAsync() => 0;

        public static int Getaway() => 0;

        public static int Get() => 0;

        public static IAsyncEnumerable<int> ItemsAsync() => AsyncEnumerable.Empty<int>();

        [GraphQLName("other")]
        public static int Renamed() => 0;
    }

    [GraphQLName("Other")]
    private sealed class Named;

    private sealed class PartyInput;

    public sealed class QuoteExpiredException : Exception;
}
