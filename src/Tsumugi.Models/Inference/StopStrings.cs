using System.Text;

namespace Tsumugi.Models.Inference;

/// <summary>Lets text through until a stop string, holding back what might be the beginning of one. For one text.</summary>
/// <param name="stops">The stop strings; none of them empty.</param>
internal sealed class StopStrings(IReadOnlyList<string> stops)
{
    private readonly StringBuilder _held = new();

    /// <summary>Gets whether a stop string has come; it and all behind it stay unsaid.</summary>
    public bool Stopped { get; private set; }

    /// <summary>Takes in some text.</summary>
    /// <returns>What may be said now.</returns>
    public string Add(string text)
    {
        if (Stopped || (stops.Count == 0 && _held.Length == 0))
        {
            return Stopped ? "" : text;
        }

        _held.Append(text);
        string held = _held.ToString();
        int first = -1;
        foreach (string stop in stops)
        {
            int at = held.IndexOf(stop, StringComparison.Ordinal);
            first = at >= 0 && (first < 0 || at < first) ? at : first;
        }

        if (first >= 0)
        {
            Stopped = true;
            _held.Clear();
            return held[..first];
        }

        int kept = Beginning(held);
        _held.Clear();
        _held.Append(held, held.Length - kept, kept);
        return held[..^kept];
    }

    /// <summary>Gets what was held back, at the end of the text.</summary>
    public string Rest()
    {
        string rest = _held.ToString();
        _held.Clear();
        return rest;
    }

    /// <summary>Gets the length of the longest end of a text that begins a stop string.</summary>
    private int Beginning(string text)
    {
        int longest = 0;
        foreach (string stop in stops)
        {
            for (int length = Math.Min(stop.Length - 1, text.Length); length > longest; length--)
            {
                if (text.EndsWith(stop[..length], StringComparison.Ordinal))
                {
                    longest = length;
                }
            }
        }

        return longest;
    }
}
