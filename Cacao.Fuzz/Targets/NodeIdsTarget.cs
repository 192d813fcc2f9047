using System.Text;
using Cacao.Errors;
using Cacao.Fuzz.Generation;
using Cacao.Fuzz.Running;
using Cacao.Types.Configuration;
using Cacao.Types.NodeIds;

namespace Cacao.Fuzz.Targets;

/// <summary>Any text is an id or is refused; what an id says is what its text says again.</summary>
internal sealed class NodeIdsTarget : FuzzTarget
{
    private static readonly Dictionary<string, Type> KeyTypes = new(StringComparer.Ordinal)
    {
        ["Order"] = typeof(int),
        ["Long"] = typeof(long),
        ["Short"] = typeof(short),
        ["Decimal"] = typeof(decimal),
        ["Guid"] = typeof(Guid),
        ["Text"] = typeof(string),
    };

    private readonly DefaultNodeIdSerializer _serializer = new();
    private readonly NodeIdTranslator _translator = new(
        new DefaultNodeIdSerializer(),
        new NodeTypes(),
        new NodeOptions()
    );

    public override string Name => "nodeids";

    public override IReadOnlyList<string> Words => Generation.Words.Encoded;

    public override byte[] Generate(FuzzRandom random)
    {
        var (name, type) = random.Pick(KeyTypes.ToList());
        var id = _serializer.Format(name, Key(type, random));
        return Encoding.UTF8.GetBytes(random.Chance(20) ? id.Replace('=', '\n') : id);
    }

    public override void Run(FuzzRun run)
    {
        var text = Encoding.UTF8.GetString(run.Input.Span);
        var isId = run.Spend(
            16,
            16 * 1024,
            () => _serializer.TryParse(text, KeyTypes, out var found) ? found : null
        );
        run.Saw(isId is null ? "refused" : isId.Key.GetType().Name, isId?.TypeName);
        if (isId is not null)
        {
            var again = _serializer.Format(isId.TypeName, isId.Key);
            // Longer than the limit when bytes that are no text were replaced.
            FuzzRun.Must(
                !_serializer.TryParse(again, KeyTypes, out var same) || same == isId,
                $"{isId} reads back as {same}"
            );
        }

        try
        {
            _translator.Parser("Order", typeof(int), Types.Authoring.InvalidId.Default)(text);
        }
        catch (GraphQLException refused)
        {
            run.Saw("error", refused.Message);
        }
    }

    private static object Key(Type type, FuzzRandom random)
    {
        var bits = (long)(random.Bits() >> random.Below(64) & long.MaxValue);
        return type == typeof(int) ? (int)(bits & int.MaxValue)
            : type == typeof(long) ? -bits
            : type == typeof(short) ? (short)(bits & short.MaxValue)
            : type == typeof(decimal) ? bits / 100m
            : type == typeof(Guid)
                ? new Guid((int)(bits & int.MaxValue), 1, 2, 3, 4, 5, 6, 7, 8, 9, 10)
            : $"é:{bits}";
    }
}
