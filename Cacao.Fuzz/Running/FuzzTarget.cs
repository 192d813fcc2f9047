using Cacao.Fuzz.Generation;

namespace Cacao.Fuzz.Running;

/// <summary>A part of the engine that takes bytes from strangers.</summary>
internal abstract class FuzzTarget
{
    /// <summary>As the command line has it.</summary>
    public abstract string Name { get; }

    /// <summary>What mutations of its inputs put in.</summary>
    public abstract IReadOnlyList<string> Words { get; }

    /// <summary>A new input by the grammar of what the target reads.</summary>
    public abstract byte[] Generate(FuzzRandom random);

    /// <summary>Gives the input to the engine; whatever it throws is a failure.</summary>
    public abstract void Run(FuzzRun run);
}
