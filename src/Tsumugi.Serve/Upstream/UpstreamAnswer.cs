using System.Text;
using System.Text.Json.Nodes;
using Tsumugi.Serve.Guarding;

namespace Tsumugi.Serve.Upstream;

/// <summary>Looks at the texts of an answer that is passed on, whole or in chunks; whatever else it holds stays as it is. For one request.</summary>
/// <param name="guard">The rules.</param>
/// <param name="log">Told of rules that speak.</param>
internal sealed class UpstreamAnswer(Guard guard, GuardLog log)
{
    private readonly SortedDictionary<int, (GuardedText Guarded, StringBuilder Text)> _choices = [];

    /// <summary>Gets whether a rule has ended an answer.</summary>
    public bool Refused => _choices.Values.Any(choice => choice.Guarded.Refused is not null);

    /// <summary>Gets all that was said, answer by answer.</summary>
    public IEnumerable<string> Texts => _choices.Values.Select(choice => choice.Text.ToString());

    /// <summary>Gets why answers ended.</summary>
    public List<string> Finish { get; } = [];

    /// <summary>Looks at a whole answer.</summary>
    public void Whole(JsonObject answer) => Each(answer, whole: true);

    /// <summary>Looks at one chunk.</summary>
    public void Chunk(JsonObject chunk) => Each(chunk, whole: false);

    private void Each(JsonObject answer, bool whole)
    {
        foreach (JsonObject choice in (answer["choices"] as JsonArray)?.OfType<JsonObject>() ?? [])
        {
            int index = choice["index"] is JsonValue number && number.TryGetValue(out int given) ? given : 0;
            (JsonObject Owner, string Name) place = choice["message"] is JsonObject message ? (message, "content") : choice["delta"] is JsonObject delta ? (delta, "content") : (choice, "text");
            string? text = place.Owner[place.Name] is JsonValue value && value.TryGetValue(out string? found) ? found : null;
            string? finish = choice["finish_reason"] is JsonValue reason && reason.TryGetValue(out string? why) ? why : null;
            if (!_choices.TryGetValue(index, out (GuardedText Guarded, StringBuilder Text) state))
            {
                _choices[index] = state = (new GuardedText(guard, log.Spoke), new StringBuilder());
            }

            bool last = whole || finish is not null;
            string said = state.Guarded.Add(text ?? "") + (last ? state.Guarded.Rest() : "");
            state.Text.Append(said);
            if (text is not null || said.Length > 0)
            {
                place.Owner[place.Name] = said;
            }

            if (state.Guarded.Refused is not null)
            {
                choice["finish_reason"] = finish = "content_filter";
            }

            if (finish is not null)
            {
                Finish.Add(finish);
            }
        }
    }
}
