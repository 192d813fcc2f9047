using Cacao.Fuzz.Running;

namespace Cacao.Fuzz.Targets;

/// <summary>All targets by name, in the order of the engine's stages.</summary>
internal static class FuzzTargets
{
    public static IReadOnlyDictionary<string, Func<FuzzTarget>> All { get; } =
        new OrderedDictionary<string, Func<FuzzTarget>>(StringComparer.Ordinal)
        {
            ["lexer"] = () => new LexerTarget(),
            ["parser"] = () => new ParserTarget(),
            ["printer"] = () => new PrinterTarget(),
            ["validator"] = () => new ValidatorTarget(),
            ["variables"] = () => new VariablesTarget(),
            ["nodeids"] = () => new NodeIdsTarget(),
            ["cursors"] = () => new CursorsTarget(),
            ["request"] = () => new RequestTarget(),
            ["http"] = () => new HttpTarget(),
            ["get"] = () => new GetTarget(),
            ["socket"] = () => new SocketTarget(),
        };
}
