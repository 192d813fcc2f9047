using System.Collections.Concurrent;
using Cacao.Types.Authoring;

namespace Cacao.Execution.Coercion;

/// <summary>Puts values into <see cref="Optional{T}"/> where a resolver or input type asks for it.</summary>
internal abstract class OptionalWrapper
{
    private static readonly ConcurrentDictionary<Type, OptionalWrapper?> Wrappers = [];

    public abstract Type InnerType { get; }

    /// <summary>What stands for a value that was left out.</summary>
    public abstract object Unset { get; }

    public static OptionalWrapper? For(Type type) => Wrappers.GetOrAdd(type, Make);

    public abstract object Wrap(object? value);

    private static OptionalWrapper? Make(Type type) =>
        type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Optional<>)
            ? (OptionalWrapper)
                Activator.CreateInstance(
                    typeof(Typed<>).MakeGenericType(type.GetGenericArguments())
                )!
            : null;

    private sealed class Typed<T> : OptionalWrapper
    {
        public override Type InnerType => typeof(T);

        public override object Unset { get; } = default(Optional<T>);

        public override object Wrap(object? value) =>
            value is Optional<T> ? value : new Optional<T>((T?)value);
    }
}
