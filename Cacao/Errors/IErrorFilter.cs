namespace Cacao.Errors;

/// <summary>Sees every error of a response before it is written and may replace it.</summary>
public interface IErrorFilter
{
    IError OnError(IError error);
}
