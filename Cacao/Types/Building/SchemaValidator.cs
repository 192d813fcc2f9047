using Cacao.Types.Model;

namespace Cacao.Types.Building;

internal static class SchemaValidator
{
    public static void Validate(Schema schema) => ArgumentNullException.ThrowIfNull(schema);
}
