using System.Text.Json;
using Cacao.Json;
using Cacao.Language;
using Cacao.Types.Authoring;
using Cacao.Types.Model;

namespace Cacao.Types.Scalars;

/// <summary>
/// A file that comes with the request; given by variables of a multipart request only, never in a
/// document and never as a result.
/// </summary>
/// <remarks>https://github.com/jaydenseric/graphql-multipart-request-spec</remarks>
public sealed class UploadType : ScalarType<IFile, IValueNode>
{
    public UploadType()
        : base("Upload") => Description = "The `Upload` scalar type represents a file upload.";

    public override void Write(JsonResponseWriter writer, IFile value) =>
        throw ScalarCoercionException.CannotSerialize(this, value);

    protected override IFile ParseLiteral(IValueNode literal) =>
        throw ScalarCoercionException.CannotRepresent(this, literal);

    protected override IFile ParseVariable(JsonElement value) =>
        throw ScalarCoercionException.CannotRepresent(this, value);

    protected override IValueNode FormatLiteral(IFile value) =>
        throw ScalarCoercionException.CannotSerialize(this, value);
}
