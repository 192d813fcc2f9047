using Cacao.Tests.Kit;

namespace Cacao.Tests.Types;

public sealed class SchemaPrinterTests
{
    [Fact]
    public void A_rich_schema_is_printed_with_all_that_its_classes_say() =>
        Snapshot.Match(TestSchema.Of(RichSchema.All).Print(), "graphql");

    [Fact]
    public async Task A_rich_schema_answers()
    {
        var answer = await TestSchema
            .Of(RichSchema.All)
            .AskAsync(
                """
                {
                  hello
                  payables { __typename ... on Card { lastDigits } ... on Voucher { value } }
                  customer(isCompany: true) { name ... on Company { vatNumber } }
                  orders(first: 3) { id total status paidAt isLarge lines(count: 2) }
                  one: orders(filter: { status: OPEN }) { id }
                  describe(key: { code: "x" })
                }
                """
            );

        Snapshot.Match(answer, "json");
    }
}
