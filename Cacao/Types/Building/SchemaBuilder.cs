using Cacao.Types.Configuration;
using Cacao.Types.Model;

namespace Cacao.Types.Building;

internal static class SchemaBuilder
{
    public static Schema Build(SchemaConfiguration configuration, IServiceProvider services) =>
        throw new NotSupportedException($"{configuration.Name} {services}");
}
