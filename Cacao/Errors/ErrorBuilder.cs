using Cacao.Language;

namespace Cacao.Errors;

/// <summary>Builds an error step by step.</summary>
public sealed class ErrorBuilder
{
    private Error _error = new("");

    private ErrorBuilder() { }

    public static ErrorBuilder New() => new();

    public ErrorBuilder SetMessage(string message)
    {
        _error = _error with { Message = message };
        return this;
    }

    public ErrorBuilder SetCode(string? code)
    {
        _error = _error with { Code = code };
        return this;
    }

    public ErrorBuilder SetPath(Path? path)
    {
        _error = _error with { Path = path };
        return this;
    }

    public ErrorBuilder AddLocation(ErrorLocation location)
    {
        _error = _error with { Locations = [.. _error.Locations, location] };
        return this;
    }

    public ErrorBuilder AddLocation(ISyntaxNode node) =>
        node.Location is null ? this : AddLocation(ErrorLocation.Of(node));

    public ErrorBuilder SetExtension(string key, object? value)
    {
        _error = (Error)_error.SetExtension(key, value);
        return this;
    }

    public ErrorBuilder SetException(Exception? exception)
    {
        _error = _error with { Exception = exception };
        return this;
    }

    public IError Build() =>
        _error.Message.Length > 0
            ? _error
            : throw new InvalidOperationException("An error needs a message.");
}
