namespace Cacao.Fuzz.Running;

/// <summary>The engine answered, but not as it must.</summary>
public sealed class OracleException(string message) : Exception(message);
