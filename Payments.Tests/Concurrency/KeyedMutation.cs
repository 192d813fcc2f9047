using System.Text.Json;
using System.Text.Json.Nodes;
using Payments.Tests.Kit;

namespace Payments.Tests.Concurrency;

/// <summary>A mutation that takes an idempotency key, and a call of it that is accepted.</summary>
/// <param name="Name">Its field.</param>
/// <param name="SettlesAt">The last status that its object reaches by itself, or null if it stays as the answer shows it.</param>
/// <param name="Input">Makes what the call needs, and the input without the key.</param>
public sealed record KeyedMutation(string Name, string? SettlesAt, Func<Scene, Task<object>> Input)
{
    /// <summary>The e-mail address of who else calls it: an operator; null for the scene's own member.</summary>
    public string? By { get; init; }

    /// <summary>There is one of what it is about: preparing the next call ends that of this one.</summary>
    public bool IsAboutTheOnlyOne { get; init; }

    private static readonly Dictionary<string, KeyedMutationShape> Shapes =
        KeyedMutationShape.OfSchema();

    /// <summary>All mutations of the schema that take a key.</summary>
    public static IEnumerable<string> NamesInSchema => Shapes.Keys;

    public async Task<JsonObject> PrepareAsync(Scene scene)
    {
        var input = JsonSerializer.SerializeToNode(await Input(scene), JsonSerializerOptions.Web)!;
        input["idempotencyKey"] = scene.Next("once");
        return input.AsObject();
    }

    /// <summary>Sends it; the answer must be an acceptance.</summary>
    public async Task<KeyedAnswer> SendAsync(GraphUser user, JsonObject input)
    {
        var shape = Shapes[Name];
        var payload = await user.ChangeAsync(Name, $"{shape.ObjectField} {{ id }} replayed", input);
        payload.Refusals().ShouldBeEmpty(Name);
        return new((string)payload[shape.ObjectField]!["id"]!, (bool)payload["replayed"]!);
    }

    /// <summary>Sends it; what the answer refuses, none if it is an acceptance.</summary>
    public async Task<string[]> TryAsync(GraphUser user, JsonObject input)
    {
        var payload = await user.ChangeAsync(Name, "replayed", input);
        return payload.Refusals();
    }

    public override string ToString() => Name;
}

/// <param name="Id">Of the object that the payload shows.</param>
public sealed record KeyedAnswer(string Id, bool Replayed);
