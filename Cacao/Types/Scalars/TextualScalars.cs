using System.Diagnostics.CodeAnalysis;
using Cacao.Json;

namespace Cacao.Types.Scalars;

/// <summary>A UUID, in lower-case hexadecimal with hyphens.</summary>
public sealed class UuidType : FormattedScalarType<Guid>
{
    public UuidType()
        : base("UUID")
    {
        Description = "A UUID: `0194f3c8-5f2e-7cc2-9a3a-1d2f4b6c8e90`.";
        SpecifiedBy = new Uri("https://tools.ietf.org/html/rfc4122");
    }

    protected override bool TryParse(string text, out Guid value) =>
        Guid.TryParseExact(text, "D", out value);

    protected override string Format(Guid value) => value.ToString("D");

    public override void Write(JsonResponseWriter writer, Guid value) => writer.WriteAscii(value);
}

/// <summary>An absolute or relative URI reference.</summary>
public sealed class UrlType : FormattedScalarType<Uri>
{
    public UrlType()
        : base("URL")
    {
        Description = "A URL.";
        SpecifiedBy = new Uri("https://tools.ietf.org/html/rfc3986");
    }

    protected override bool TryParse(string text, [MaybeNullWhen(false)] out Uri value) =>
        Uri.TryCreate(text, UriKind.RelativeOrAbsolute, out value);

    protected override string Format(Uri value) =>
        value.IsAbsoluteUri ? value.AbsoluteUri : value.OriginalString;
}
