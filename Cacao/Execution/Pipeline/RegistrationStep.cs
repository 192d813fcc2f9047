using Cacao.Execution.PersistedOperations;

namespace Cacao.Execution.Pipeline;

/// <summary>Keeps a valid document under the hash that the client gave with it.</summary>
internal sealed class RegistrationStep(
    StoredDocuments stored,
    ExecutorSettings settings,
    DocumentCache cache
)
{
    public async ValueTask<bool> RunAsync(RequestState state)
    {
        if (state.RegisterAs is not { } hash)
        {
            return true;
        }

        try
        {
            await stored.Storage.SaveAsync(
                new(hash),
                new(state.Document.Source),
                state.Deadline.Token
            );
            cache.Name(state.Document, hash);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // The operation itself can go on; the client will register it again.
            settings.Fail(exception, "the storage of operation documents");
        }

        return true;
    }
}
