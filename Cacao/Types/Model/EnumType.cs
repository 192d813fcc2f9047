using System.Text;
using Cacao.Json;
using Cacao.Language;

namespace Cacao.Types.Model;

public sealed class EnumType : NamedType
{
    private Dictionary<string, EnumValue> _byName = [];
    private Dictionary<object, EnumValue> _byRuntimeValue = [];

    public override TypeKind Kind => TypeKind.Enum;

    public IReadOnlyList<EnumValue> Values
    {
        get;
        internal set
        {
            field = value;
            _byName = value.ToDictionary(v => v.Name, StringComparer.Ordinal);
            _byRuntimeValue = value.ToDictionary(v => v.RuntimeValue);
        }
    } = [];

    public EnumValue? FindValue(string name) => _byName.GetValueOrDefault(name);

    public EnumValue? FindByRuntimeValue(object value) => _byRuntimeValue.GetValueOrDefault(value);
}

public sealed class EnumValue(string name, object runtimeValue)
{
    public string Name { get; } = name;

    /// <summary>The member of the C# enum, or the name itself where no enum is bound.</summary>
    public object RuntimeValue { get; } = runtimeValue;

    /// <summary>The name in quotes, ready to be written.</summary>
    internal byte[] Json { get; } = Encoding.UTF8.GetBytes($"\"{name}\"");

    public string? Description
    {
        get => field ??= DescriptionSource?.Invoke();
        internal set;
    }

    internal Func<string?>? DescriptionSource { get; set; }

    public string? DeprecationReason { get; internal set; }

    public IReadOnlyList<DirectiveNode> Directives { get; internal set; } = [];

    internal void Write(JsonResponseWriter writer) => writer.WriteRaw(Json);
}
