using System.Text;
using Cacao.Fuzz.Generation;
using Cacao.Fuzz.Running;
using Cacao.Types.Model;

namespace Cacao.Fuzz.Targets;

/// <summary>An operation and its variables as the parts of one input.</summary>
internal static class OperationText
{
    private static readonly int[] FaultPercents = [0, 0, 2, 10];

    public static (string Document, string Variables) Random(Schema schema, FuzzRandom random) =>
        new OperationGrammar(schema, random, random.Pick(FaultPercents)).Operation();

    public static byte[] Bytes(params ReadOnlySpan<string> parts) =>
        Encoding.UTF8.GetBytes(string.Join((char)FuzzRun.Separator, parts));

    public static string[] WordsOf(Schema schema) =>
        [
            .. schema.Types.Select(type => type.Name),
            .. schema
                .Types.OfType<ComplexType>()
                .Where(type => !type.IsIntrospection)
                .SelectMany(type => type.Fields)
                .SelectMany(field => field.Arguments.Select(a => a.Name).Append(field.Name)),
            .. schema
                .Types.OfType<InputObjectType>()
                .SelectMany(type => type.Fields)
                .Select(field => field.Name),
        ];
}
