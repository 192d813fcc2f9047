using Cacao.Execution.Coercion;
using Cacao.Execution.Fields;
using Cacao.Types.Model;

namespace Cacao.Execution.Plans;

/// <summary>A schema with what executing it has worked out about it, once for all requests.</summary>
internal sealed class SchemaRuntime(Schema schema)
{
    public Schema Schema { get; } = schema;

    public InputShapes Inputs { get; } = new();

    public ConcreteTypes ConcreteTypes { get; } = new(schema);
}
