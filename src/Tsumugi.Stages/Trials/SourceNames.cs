using System.Text;

namespace Tsumugi.Stages.Trials;

/// <summary>Gives the sources of a run numbers, in the order in which they are met.</summary>
/// <remarks>For several threads; a number holds for all of them.</remarks>
internal sealed class SourceNames
{
    private readonly List<string> _names = [];

    /// <summary>Gets a name.</summary>
    public string this[int number]
    {
        get
        {
            lock (_names)
            {
                return _names[number];
            }
        }
    }

    /// <summary>Gets the number of a name in UTF-8.</summary>
    public int Of(ReadOnlySpan<byte> utf8)
    {
        string name = Encoding.UTF8.GetString(utf8);
        lock (_names)
        {
            int known = _names.IndexOf(name);
            if (known < 0)
            {
                known = _names.Count;
                _names.Add(name);
            }

            return known;
        }
    }
}
