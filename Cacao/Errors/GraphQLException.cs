namespace Cacao.Errors;

/// <summary>Thrown by application code: its errors reach the client as they are.</summary>
public sealed class GraphQLException : Exception
{
    public GraphQLException(string message)
        : this(new Error(message)) { }

    public GraphQLException(IError error)
        : base(error.Message) => Errors = [error];

    public GraphQLException(IEnumerable<IError> errors)
        : base("Several errors.") => Errors = [.. errors];

    public IReadOnlyList<IError> Errors { get; }
}
