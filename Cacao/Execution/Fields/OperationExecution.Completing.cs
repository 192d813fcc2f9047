using System.Collections;
using System.Diagnostics.CodeAnalysis;
using Cacao.Errors;
using Cacao.Execution.Plans;
using Cacao.Types.Model;

namespace Cacao.Execution.Fields;

/// <summary>Turning what a resolver returned into nodes, where something below has to be resolved.</summary>
internal sealed partial class OperationExecution
{
    private object? CompleteValue(ResolverContext context, object value)
    {
        switch (value)
        {
            case FieldFailure:
                return value;
            case IError error:
                return new FieldFailure([error]);
            case IEnumerable<IError> errors:
                return new FieldFailure([.. errors]);
        }

        var selection = context.Field;
        if (selection.Children?.IsPure != false)
        {
            return value;
        }

        try
        {
            return CompleteComposite(context, selection.Shape, value, (context.Node, selection, 0));
        }
        catch (Exception exception)
        {
            return Settings.Fail(exception, context);
        }
    }

    private object? CompleteComposite(
        ResolverContext context,
        OutputShape shape,
        object? value,
        (ResultNode Parent, Selection? Selection, int Index) place
    )
    {
        if (value is null or FieldFailure)
        {
            return value;
        }

        if (value is IError error)
        {
            return new FieldFailure([error]);
        }

        if (shape.Kind is ShapeKind.List)
        {
            return CompleteList(context, shape.Item!, value, place);
        }

        var type = _response.TypeOf(shape, value);
        if (type is null)
        {
            return Settings.UnknownType(shape.Named, value, context.Field);
        }

        if (!TryCompile(context.Field, type, out var set, out var failure))
        {
            return failure;
        }

        var node = _nodes.Rent(set, value, context.Scoped);
        node.PutUnder(place.Parent, place.Selection, place.Index);
        if (!node.Set.IsPure)
        {
            _ready.Add(node);
        }

        return node;
    }

    private static bool TryCompile(
        Selection selection,
        ObjectType type,
        [NotNullWhen(true)] out SelectionSet? set,
        [NotNullWhen(false)] out FieldFailure? failure
    )
    {
        try
        {
            set = selection.Children!.For(type);
            failure = null;
            return true;
        }
        catch (GraphQLException exception)
        {
            set = null;
            failure = new FieldFailure(exception.Errors);
            return false;
        }
    }

    private object CompleteList(
        ResolverContext context,
        OutputShape item,
        object value,
        (ResultNode Parent, Selection? Selection, int Index) place
    )
    {
        if (value is not IEnumerable items || value is string)
        {
            return Settings.NotAList(context.Field);
        }

        var list = _nodes.RentList();
        list.PutUnder(place.Parent, place.Selection, place.Index);
        foreach (var element in items)
        {
            list.Items.Add(
                CompleteComposite(context, item, element, (list, null, list.Items.Count))
            );
        }

        return list;
    }
}
