using System.Text.Json;
using Payments.Domain.Commands;

namespace Payments.Domain.Reviews;

/// <summary>
/// Tells a gate which rules hold: those that an operator has set, else those that the server was started
/// with. Long lists are read from their JSON when they have changed, and not for each withdrawal.
/// </summary>
/// <param name="ofServer">What holds until an operator says otherwise.</param>
internal sealed class ReviewRulebook(ReviewSettings ofServer)
{
    private string? _json;
    private ReviewSettings? _settings;

    /// <param name="inForce">As the batch has read it; null: no operator has set any.</param>
    public ReviewSettings SettingsOf(ReviewRulesInForce? inForce)
    {
        if (inForce is null)
        {
            return ofServer;
        }

        // By its text and not by its version: a version that a refused batch had made may come again.
        if (_settings is null || inForce.SettingsJson != _json)
        {
            _settings = JsonSerializer.Deserialize<ReviewSettings>(
                inForce.SettingsJson,
                CommandJson.Options
            )!;
        }

        // Of the batch at hand, so that its other commands compare a text with itself.
        _json = inForce.SettingsJson;
        return _settings;
    }
}
