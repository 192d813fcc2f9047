using System.Globalization;
using System.Text;

namespace Payments.Benchmarks.Language;

/// <summary>A document of 10 KB as clients with many components send them: variables, aliases, fragments.</summary>
internal static class LargeDocument
{
    private const int Bytes = 10 * 1024;

    public static byte[] Build()
    {
        var operation = new StringBuilder("query Everything($first: Int = 50, $all: Boolean!) {\n");
        var fragments = new StringBuilder();
        var i = 0;
        while (operation.Length + fragments.Length < Bytes)
        {
            i++;
            operation.Append(
                CultureInfo.InvariantCulture,
                $"  page{i}: payments(first: $first) {{ ...Payment{i} }}\n"
            );
            fragments.Append(
                CultureInfo.InvariantCulture,
                $$"""

                # What component {{i}} shows.
                fragment Payment{{i}} on SamplePayment {
                  id reference amount fee currency status
                  method @include(if: $all) createdAt description refunded
                  sender { ...Party{{i}} }
                  recipient { ...Party{{i}} shown: name @skip(if: $all) }
                }
                fragment Party{{i}} on SampleParty { id name }
                """
            );
        }

        return Encoding.UTF8.GetBytes(operation.Append('}').Append(fragments).ToString());
    }

    public static byte[] BuildJson(int length)
    {
        var json = new StringBuilder("[");
        var i = 0;
        while (json.Length < length)
        {
            i++;
            json.Append(
                CultureInfo.InvariantCulture,
                $$"""{"sender":{"id":1,"name":"Party 1"},"id":{{i}},"reference":"PAY-{{i:D6}}" },"""
            );
        }

        json.Length--;
        return Encoding.UTF8.GetBytes(json.Append(']').ToString());
    }
}
