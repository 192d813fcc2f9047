namespace Cacao.Execution.PersistedOperations;

/// <summary>How the hash of a document is written.</summary>
public enum HashFormat
{
    /// <summary>Base64 with <c>-</c> and <c>_</c>, without padding.</summary>
    Base64,

    /// <summary>Lower-case hexadecimal digits: what Apollo's clients send.</summary>
    Hex,
}
