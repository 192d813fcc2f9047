using Cacao.Types.Authoring;

namespace Cacao.Tests.Guide;

/// <summary>What a customer owes.</summary>
/// <param name="Id">Where to find it again.</param>
/// <param name="CustomerId">Who owes it.</param>
/// <param name="Number">Printed on the document.</param>
/// <param name="Status">How far it is.</param>
/// <param name="DueOn">The last day to pay; null while it is a draft.</param>
[Node(NodeResolverType = typeof(InvoiceType))]
public sealed record Invoice(
    [property: ID] int Id,
    [property: GraphQLIgnore] int CustomerId,
    string Number,
    InvoiceStatus Status,
    DateOnly? DueOn
) : IDocument;

/// <summary>How far an invoice is.</summary>
public enum InvoiceStatus
{
    Draft,
    Open,

    /// <summary>Paid in full.</summary>
    PaidInFull,
}

/// <summary>Whatever has a number and can be printed.</summary>
[InterfaceType("Document")]
public interface IDocument
{
    string Number { get; }
}

/// <summary>A promise to deliver.</summary>
public sealed record Offer(string Number, int ValidDays) : IDocument, IFinding;

/// <summary>What a search may find.</summary>
[UnionType("Finding")]
public interface IFinding;

/// <summary>Who buys.</summary>
public sealed record Customer([property: GraphQLIgnore] int Id, string Name) : IFinding;
