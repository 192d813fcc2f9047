namespace Cacao.Validation;

/// <summary>Ends validation from within a rule; never leaves <see cref="DocumentValidator"/>.</summary>
public sealed class ValidationAbortedException(string message) : Exception(message);
