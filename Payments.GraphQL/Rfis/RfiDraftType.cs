using Payments.Domain.Files;
using Payments.Domain.Identity;
using Payments.Domain.Ids;
using Payments.Domain.Rfis;
using Payments.Domain.Tenancy;
using Payments.GraphQL.Files;
using Payments.GraphQL.Identity;

namespace Payments.GraphQL.Rfis;

/// <summary>An answer that your people prepare and have not given yet. Nobody of the platform sees it.</summary>
[ObjectType<RfiDraft>]
public static class RfiDraftType
{
    internal static void Configure(IObjectTypeDescriptor<RfiDraft> draft)
    {
        draft.BindFieldsExplicitly();
        draft.Field(row => row.Code).Description("The question; once answered it has no draft.");
        draft.Field(row => row.Text).Description("Null when files are to answer.");
        draft.Field(row => row.SavedAt).Description("On your clock.");
    }

    /// <summary>The files that are to answer; empty when a text is.</summary>
    public static async Task<IReadOnlyList<StoredFile>> GetFilesAsync(
        [Parent] RfiDraft draft,
        Caller caller,
        StoredFileById files,
        CancellationToken cancellationToken
    )
    {
        var loaded = await Task.WhenAll(
            draft.FileIds.Select(id => files.LoadAsync(caller.TenantId, id, cancellationToken))
        );
        return [.. loaded.OfType<StoredFile>()];
    }

    /// <summary>Who saved it last.</summary>
    public static async Task<Member?> GetSavedByAsync(
        [Parent] RfiDraft draft,
        Caller caller,
        MemberById members,
        CancellationToken cancellationToken
    ) =>
        EntityId.TryParse<MemberId>(draft.SavedBy, out var id)
            ? await members.LoadAsync(caller.TenantId, id, cancellationToken)
            : null;
}
