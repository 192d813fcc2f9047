namespace Payments.GraphQL.Hosting;

/// <summary>
/// A setting with which the server cannot start. The message is one sentence that begins with the
/// setting's name.
/// </summary>
public sealed class SettingException(string message) : Exception(message);
