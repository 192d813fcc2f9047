using System.Reflection;
using System.Text.RegularExpressions;
using Cacao.Types.Authoring;
using Cacao.Types.Building;
using Cacao.Types.Model;
using Cacao.Types.Resolvers;

namespace Cacao.Subscriptions;

/// <summary>
/// <c>[Subscribe]</c> without a method: the source stream is a topic, whose name may hold arguments
/// in braces.
/// </summary>
internal sealed partial class TopicConvention : IFieldConvention
{
    private static readonly MethodInfo OfTopic = typeof(SourceEvents).GetMethod(
        nameof(SourceEvents.OfTopicAsync)
    )!;

    private delegate ValueTask<IAsyncEnumerable<object?>> OpenTopic(
        ITopicEventReceiver receiver,
        string topicName,
        CancellationToken cancellationToken
    );

    public int Order => MiddlewareOrder.Innermost;

    public void Apply(FieldConfiguration field, ISchemaBuildContext context)
    {
        if (
            field.Attribute<SubscribeAttribute>() is not { With: null } subscribe
            || field.Member is not MethodInfo method
        )
        {
            return;
        }

        var message = Array.Find(
            method.GetParameters(),
            parameter => parameter.IsDefined(typeof(EventMessageAttribute))
        );
        var messageType =
            subscribe.MessageType
            ?? message?.ParameterType
            ?? throw new SchemaException(
                $"{field}: a topic needs an [EventMessage] parameter or a MessageType."
            );
        var open = OfTopic.MakeGenericMethod(messageType).CreateDelegate<OpenTopic>();
        var template =
            method.GetCustomAttribute<TopicAttribute>()?.Name
            ?? field.Attribute<TopicAttribute>()?.Name
            ?? method.Name;
        var completed = field.OnCompleted;
        field.OnCompleted = output =>
        {
            output.Subscribe = Subscribe(template, output, open);
            completed?.Invoke(output);
        };
    }

    private static SubscribeResolver Subscribe(string template, OutputField field, OpenTopic open)
    {
        var arguments = Placeholder()
            .Matches(template)
            .Select(match => match.Groups["name"].Value)
            .Select(name =>
                field.FindArgument(name)
                ?? throw new SchemaException($"{field} has no argument for {{{name}}}.")
            )
            .ToList();
        var format = Placeholder()
            .Replace(template, match => $"{{{Position(arguments, match.Groups["name"].Value)}}}");
        return context =>
            open(
                context.Service<ITopicEventReceiver>(),
                arguments.Count == 0
                    ? template
                    : string.Format(
                        System.Globalization.CultureInfo.InvariantCulture,
                        format,
                        [.. arguments.Select(argument => context.ArgumentValue(argument.Index))]
                    ),
                context.RequestAborted
            );
    }

    private static int Position(List<Argument> arguments, string name) =>
        arguments.FindIndex(argument => argument.Name == name);

    [GeneratedRegex(
        @"\{(?<name>\w+)\}",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Placeholder();
}
