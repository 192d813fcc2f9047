namespace Cacao.StandIn.Marking;

/// <summary>Marks a field. May be given once. Has no effect.</summary>
[DirectiveType("mark", DirectiveLocation.Field)]
public sealed record Mark(Level Level = Level.Low);

public enum Level
{
    Low,
    High,
}
