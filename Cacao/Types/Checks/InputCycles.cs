using Cacao.Types.Model;

namespace Cacao.Types.Checks;

/// <summary>Input objects that need themselves could never be written down.</summary>
internal static class InputCycles
{
    public static IEnumerable<string> Find(Schema schema)
    {
        var done = new HashSet<InputObjectType>();
        foreach (var type in schema.Types.OfType<InputObjectType>())
        {
            if (Find(type, [], done) is { } cycle)
            {
                yield return $"The input {type.Name} can never be given: {string.Join(" → ", cycle)} → {type.Name} are all required.";
            }
        }
    }

    private static IReadOnlyList<string>? Find(
        InputObjectType type,
        List<(InputObjectType Type, string Field)> path,
        HashSet<InputObjectType> done
    )
    {
        var start = path.FindIndex(step => step.Type == type);
        if (start >= 0)
        {
            return [.. path[start..].Select(step => $"{step.Type.Name}.{step.Field}")];
        }

        if (!done.Add(type))
        {
            return null;
        }

        foreach (var field in type.Fields)
        {
            if (field.Type is not NonNullType { InnerType: InputObjectType next })
            {
                continue;
            }

            path.Add((type, field.Name));
            if (Find(next, path, done) is { } cycle)
            {
                return cycle;
            }

            path.RemoveAt(path.Count - 1);
        }

        return null;
    }
}
