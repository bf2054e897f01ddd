using System.Text.Json;
using Tsumugi.Contracts.Guarding;
using Tsumugi.Serve.Audit;
using Tsumugi.Serve.Protocol;

namespace Tsumugi.Serve.Guarding;

/// <summary>Collects the guard rules that spoke during one request, for its answer and for the audit log.</summary>
/// <param name="exchange">What is noted of the request.</param>
internal sealed class GuardLog(Exchange exchange)
{
    private readonly List<GuardRule> _rules = [];

    /// <summary>Gets whether no rule spoke.</summary>
    public bool Silent => _rules.Count == 0;

    /// <summary>Notes a rule.</summary>
    public void Spoke(GuardRule rule)
    {
        if (!_rules.Contains(rule))
        {
            _rules.Add(rule);
            exchange.Spoke(rule.Id);
        }
    }

    /// <summary>Looks at a text of the question.</summary>
    /// <returns>The text that the model gets.</returns>
    /// <exception cref="ApiException">400: a rule refuses it; the message gives its reason.</exception>
    public string Question(Guard guard, string text, string place)
    {
        GuardVerdict verdict = guard.Look(text, GuardSide.Input);
        foreach (GuardRule rule in verdict.Spoke)
        {
            Spoke(rule);
        }

        return verdict.Refused is { } refused
            ? throw new ApiException(400, "invalid_request_error", "guard_refused", place, $"Refused by the rule `{refused.Id}`: {refused.Because} / {refused.BecauseJa}")
            : verdict.Text;
    }

    /// <summary>Writes the rules as the field `guard`.</summary>
    public void Write(Utf8JsonWriter json)
    {
        json.WriteStartArray("guard");
        foreach (GuardRule rule in _rules)
        {
            json.WriteStartObject();
            json.WriteString("rule", rule.Id);
            json.WriteString("action", rule.Action switch { GuardAction.Flag => "flag", GuardAction.Mask => "mask", _ => "refuse" });
            json.WriteString("because", rule.Because);
            json.WriteString("because_ja", rule.BecauseJa);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
