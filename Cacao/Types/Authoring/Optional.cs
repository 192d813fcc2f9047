namespace Cacao.Types.Authoring;

/// <summary>An argument or input field that knows whether it was given: left out is not null.</summary>
public readonly record struct Optional<T>
{
    public Optional(T? value)
    {
        Value = value;
        HasValue = true;
    }

    /// <summary>The default of <typeparamref name="T"/> when it was left out.</summary>
    public T? Value { get; }

    /// <summary>False when the caller left it out and there is no default.</summary>
    public bool HasValue { get; }

    public bool IsEmpty => !HasValue;

    public static implicit operator Optional<T>(T value) => new(value);
}
