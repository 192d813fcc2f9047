namespace Cacao.Types.Authoring;

/// <summary>
/// A refusal that the mutation may answer in its payload's <c>errors</c>: an exception, or an error
/// class with a constructor or static <c>CreateErrorFrom</c> methods that take one.
/// </summary>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
public class ErrorAttribute(Type errorType) : Attribute
{
    public Type ErrorType { get; } = errorType;
}

public sealed class ErrorAttribute<T>() : ErrorAttribute(typeof(T));

/// <summary>Applies the mutation convention to one field, with other names, or switches it off.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class UseMutationConventionAttribute : Attribute
{
    public string? InputTypeName { get; set; }

    public string? InputArgumentName { get; set; }

    public string? PayloadTypeName { get; set; }

    public string? PayloadFieldName { get; set; }

    public string? PayloadErrorTypeName { get; set; }

    public string? PayloadErrorsFieldName { get; set; }

    public bool Disable { get; set; }
}
