using System.Text.Json.Nodes;
using Tsumugi.Serve.Guarding;
using Tsumugi.Serve.Protocol;

namespace Tsumugi.Serve.Upstream;

/// <summary>Looks at the texts of a request that is passed on.</summary>
internal static class UpstreamQuestion
{
    /// <summary>Asks the guard about each text and puts its masks in.</summary>
    /// <param name="body">The request; changed in place.</param>
    /// <param name="guard">The rules.</param>
    /// <param name="log">Told of rules that speak.</param>
    /// <exception cref="ApiException">400: a rule refuses a text.</exception>
    public static void Look(JsonObject body, Guard guard, GuardLog log)
    {
        if (body["messages"] is JsonArray messages)
        {
            for (int i = 0; i < messages.Count; i++)
            {
                LookAt(messages[i] as JsonObject, "content", $"messages[{i}]", guard, log);
            }
        }

        LookAt(body, "prompt", "prompt", guard, log);
        LookAt(body, "input", "input", guard, log);
    }

    private static void LookAt(JsonObject? owner, string name, string place, Guard guard, GuardLog log)
    {
        switch (owner?[name])
        {
            case JsonValue value when value.TryGetValue(out string? text):
                owner[name] = log.Question(guard, text, place);
                break;
            case JsonArray list:
                for (int i = 0; i < list.Count; i++)
                {
                    if (list[i] is JsonValue item && item.TryGetValue(out string? part))
                    {
                        list[i] = log.Question(guard, part, place);
                    }
                    else
                    {
                        LookAt(list[i] as JsonObject, "text", place, guard, log);
                    }
                }

                break;
        }
    }
}
