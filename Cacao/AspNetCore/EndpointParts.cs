namespace Cacao.AspNetCore;

/// <summary>What an address serves.</summary>
[Flags]
internal enum EndpointParts
{
    None = 0,
    Http = 1,
    Sockets = 2,
    Schema = 4,
    Tool = 8,
    All = Http | Sockets | Schema | Tool,
}
