using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Payments.Domain.Ids;

namespace Payments.Tests.Simulation;

/// <summary>
/// What happened, line by line, in words. Ids are drawn from the time of day, so objects are named
/// by the order in which they appear: <c>wdr-3</c>. Two runs of a seed write the same lines.
/// </summary>
public sealed class Trace(TimeProvider time)
{
    private readonly List<string> _lines = [];
    private readonly Dictionary<Guid, string> _names = [];
    private readonly Dictionary<string, int> _numbers = [];

    public IReadOnlyList<string> Lines => _lines;

    public string Hash =>
        Convert.ToHexStringLower(
            SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', _lines)))
        );

    public string NameOf(Subject subject)
    {
        if (!_names.TryGetValue(subject.Id, out var name))
        {
            var number = _numbers.GetValueOrDefault(subject.Kind) + 1;
            _numbers[subject.Kind] = number;
            name = string.Create(CultureInfo.InvariantCulture, $"{subject.Kind}-{number}");
            _names.Add(subject.Id, name);
        }

        return name;
    }

    public void Write(string line) =>
        _lines.Add(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{_lines.Count + 1, 5} {time.GetUtcNow():MM-dd HH:mm:ss} {line}"
            )
        );
}
