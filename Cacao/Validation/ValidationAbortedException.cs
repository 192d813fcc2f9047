using Cacao.Language;

namespace Cacao.Validation;

/// <summary>Ends validation from within a rule; never leaves <see cref="DocumentValidator"/>.</summary>
/// <param name="message">Why, for the client.</param>
/// <param name="place">Where; null for the document as a whole.</param>
public sealed class ValidationAbortedException(string message, ISyntaxNode? place = null)
    : Exception(message)
{
    public ISyntaxNode? Place { get; } = place;
}
