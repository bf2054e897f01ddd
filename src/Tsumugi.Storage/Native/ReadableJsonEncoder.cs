using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace Tsumugi.Storage.Native;

/// <summary>Escapes only what JSON itself requires (RFC 8259, section 7): quotes, backslashes and control characters.</summary>
/// <remarks>
/// .NET's most relaxed encoder still escapes everything beyond U+FFFF (𠮷, 😀), the ideographic space and private-use letters, which
/// makes Japanese lines longer and unreadable. Lone surrogates, which UTF-8 cannot hold, become U+FFFD. It stands here because the base
/// class asks for pointers. Any thread.
/// </remarks>
internal sealed class ReadableJsonEncoder : JavaScriptEncoder
{
    private const string Replacement = "\uFFFD";
    private const string Special = "\"\\\u0000\u0001\u0002\u0003\u0004\u0005\u0006\u0007\b\t\n\u000B\f\r\u000E\u000F\u0010\u0011\u0012\u0013\u0014\u0015\u0016\u0017\u0018\u0019\u001A\u001B\u001C\u001D\u001E\u001F";

    private static readonly SearchValues<char> SpecialLetters = SearchValues.Create(Special);
    private static readonly SearchValues<byte> SpecialBytes = SearchValues.Create(Encoding.ASCII.GetBytes(Special));
    private static readonly string[] Escapes = MakeEscapes();

    internal static ReadableJsonEncoder Instance { get; } = new();

    public override int MaxOutputCharactersPerInputCharacter => 6; // \u001F

    public override bool WillEncode(int unicodeScalar) => unicodeScalar is < 0x20 or '"' or '\\';

    public override unsafe int FindFirstCharacterToEncode(char* text, int textLength) => FirstSpecial(new ReadOnlySpan<char>(text, textLength));

    public override int FindFirstCharacterToEncodeUtf8(ReadOnlySpan<byte> utf8Text) => Utf8.IsValid(utf8Text) ? utf8Text.IndexOfAny(SpecialBytes) : 0;

    public override unsafe bool TryEncodeUnicodeScalar(int unicodeScalar, char* buffer, int bufferLength, out int numberOfCharactersWritten)
    {
        Span<char> room = new(buffer, bufferLength);
        if (WillEncode(unicodeScalar))
        {
            return TryEscape((char)unicodeScalar, room, out numberOfCharactersWritten);
        }

        return new Rune(unicodeScalar).TryEncodeToUtf16(room, out numberOfCharactersWritten);
    }

    public override OperationStatus Encode(ReadOnlySpan<char> source, Span<char> destination, out int charsConsumed, out int charsWritten, bool isFinalBlock = true)
    {
        charsConsumed = charsWritten = 0;
        while (charsConsumed < source.Length)
        {
            ReadOnlySpan<char> rest = source[charsConsumed..];
            int plain = FirstSpecial(rest);
            plain = plain < 0 ? rest.Length : plain;
            if (plain > destination.Length - charsWritten)
            {
                return OperationStatus.DestinationTooSmall;
            }

            rest[..plain].CopyTo(destination[charsWritten..]);
            charsConsumed += plain;
            charsWritten += plain;
            if (plain == rest.Length)
            {
                break;
            }

            char special = rest[plain];
            if (!isFinalBlock && plain == rest.Length - 1 && char.IsHighSurrogate(special))
            {
                return OperationStatus.NeedMoreData;
            }

            if (!TryEscape(special, destination[charsWritten..], out int written))
            {
                return OperationStatus.DestinationTooSmall;
            }

            charsConsumed++;
            charsWritten += written;
        }

        return OperationStatus.Done;
    }

    /// <summary>Finds the first letter that JSON escapes, or the first lone surrogate; -1 if there is none.</summary>
    private static int FirstSpecial(ReadOnlySpan<char> text)
    {
        int special = text.IndexOfAny(SpecialLetters);
        ReadOnlySpan<char> plain = special < 0 ? text : text[..special];
        for (int at = 0; at < plain.Length;)
        {
            int surrogate = plain[at..].IndexOfAnyInRange('\uD800', '\uDFFF');
            if (surrogate < 0)
            {
                break;
            }

            at += surrogate;
            if (!char.IsHighSurrogate(plain[at]) || at + 1 == plain.Length || !char.IsLowSurrogate(plain[at + 1]))
            {
                return at;
            }

            at += 2;
        }

        return special;
    }

    private static bool TryEscape(char letter, Span<char> room, out int written)
    {
        string escaped = letter < Escapes.Length ? Escapes[letter] : Replacement;
        bool fits = escaped.TryCopyTo(room);
        written = fits ? escaped.Length : 0;
        return fits;
    }

    private static string[] MakeEscapes()
    {
        string[] escapes = new string['\\' + 1];
        Array.Fill(escapes, "");
        for (int letter = 0; letter < ' '; letter++)
        {
            escapes[letter] = string.Create(CultureInfo.InvariantCulture, $"\\u{letter:x4}");
        }

        escapes['\b'] = "\\b";
        escapes['\t'] = "\\t";
        escapes['\n'] = "\\n";
        escapes['\f'] = "\\f";
        escapes['\r'] = "\\r";
        escapes['"'] = "\\\"";
        escapes['\\'] = "\\\\";
        return escapes;
    }
}
