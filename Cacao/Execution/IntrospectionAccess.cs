namespace Cacao.Execution;

/// <summary>Who may read the schema, by introspection or as SDL.</summary>
/// <remarks>
/// A request for which an interceptor called <c>AllowIntrospection()</c> may in any case.
/// </remarks>
public enum IntrospectionAccess
{
    Everyone,

    /// <summary>Callers whose identity is authenticated.</summary>
    SignedIn,

    Nobody,
}
