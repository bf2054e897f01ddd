namespace Tsumugi.Tests.Text;

/// <summary>Spells texts out in code points, plainly, as the measure of the fast code.</summary>
public static class CodePoints
{
    /// <summary>The code points of a text; half a surrogate pair is one.</summary>
    public static List<int> Of(string text)
    {
        var points = new List<int>();
        for (int i = 0; i < text.Length; i++)
        {
            bool isPair = i + 1 < text.Length && char.IsHighSurrogate(text[i]) && char.IsLowSurrogate(text[i + 1]);
            points.Add(isPair ? char.ConvertToUtf32(text[i], text[i + 1]) : text[i]);
            i += isPair ? 1 : 0;
        }

        return points;
    }

    /// <summary>How many code points a text has.</summary>
    public static int Count(string text) => Of(text).Count;
}
