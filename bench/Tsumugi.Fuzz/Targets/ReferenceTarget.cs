using System.Text;
using Tsumugi.Text;
using Tsumugi.Text.Html;

namespace Tsumugi.Fuzz.Targets;

/// <summary>Character references in text and in attributes.</summary>
internal sealed class ReferenceTarget : IFuzzTarget
{
    private readonly TextBuffer _whole = new();
    private readonly TextBuffer _pieces = new();

    public string Name => "references";

    public IReadOnlyList<byte[]> Seeds { get; } = [.. new[] { "&amp;&lt;&copy=1&notit;&#12354;&#x3042;&#128;&Afr;&NotEqualTilde;", "&CounterClockwiseContourIntegral;&#0;&#xD800;&#x110000;" }.Select(Encoding.UTF8.GetBytes)];

    public IReadOnlyList<byte[]> Words { get; } = [.. "&|&#|&#x|;|amp|not|notin;|copy|frac12|CounterClockwiseContourIntegral;|ThickSpace;|D800|110000|9999999999|=|x|0|\0|日".Split('|').Select(Encoding.UTF8.GetBytes)];

    public FuzzResult Run(ReadOnlySpan<byte> input)
    {
        string text = Encoding.UTF8.GetString(input);
        Digest digest = new();
        Digest kinds = new();
        foreach (bool inAttribute in (ReadOnlySpan<bool>)[true, false])
        {
            _whole.Clear();
            CharacterReferences.Resolve(text, inAttribute, _whole);
            FindingException.Unless(_whole.Length <= text.Length, $"{text.Length} letters become {_whole.Length}");

            // No reference reaches over a `&`, so the pieces between them can be resolved one by one.
            _pieces.Clear();
            for (int at = 0; at < text.Length;)
            {
                int next = text.IndexOf('&', at + 1);
                next = next < 0 ? text.Length : next;
                CharacterReferences.Resolve(text.AsSpan(at, next - at), inAttribute, _pieces);
                at = next;
            }

            FindingException.Unless(_whole.Written.SequenceEqual(_pieces.Written), "in pieces it is another text");
            digest.Add(_whole.Written);
            kinds.AddRoughly(text.Length - _whole.Length);
            kinds.AddRoughly(_whole.Written.Count('\uFFFD'));
            kinds.AddRoughly(_whole.Written.Count('&'));
        }

        return new FuzzResult(digest.Value, kinds.Value);
    }
}
