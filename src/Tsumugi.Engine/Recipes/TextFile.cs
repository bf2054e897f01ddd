using System.Globalization;
using System.Text;
using Tsumugi.Contracts.Messages;

namespace Tsumugi.Engine.Recipes;

/// <summary>Reads the text of a recipe, preset or policy, which is UTF-8 and nothing else.</summary>
public static class TextFile
{
    private const long MostBytes = 256L << 20;

    /// <summary>Reads a file.</summary>
    /// <exception cref="TsumugiException">TSU2000: it is not UTF-8, or larger than anything that a person writes.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static string Read(string path)
    {
        long size = new FileInfo(path).Length;
        if (size > MostBytes)
        {
            throw Refused(path, new Phrase($"the file has {size.ToString(CultureInfo.InvariantCulture)} bytes, expected at most 268435456", $"ファイルが {size.ToString(CultureInfo.InvariantCulture)} バイトあります（268435456 バイトまでです）"), new Phrase("is it the right file?", "ファイルを間違えていないか確認してください"));
        }

        ReadOnlySpan<byte> bytes = File.ReadAllBytes(path);
        bytes = bytes.StartsWith(Encoding.UTF8.Preamble) ? bytes[3..] : bytes;
        for (int at = 0; at < bytes.Length;)
        {
            if (Rune.DecodeFromUtf8(bytes[at..], out Rune letter, out int length) != System.Buffers.OperationStatus.Done || letter.Value == 0)
            {
                throw NotUtf8(path, bytes, at);
            }

            at += length;
        }

        return Encoding.UTF8.GetString(bytes);
    }

    private static TsumugiException NotUtf8(string path, ReadOnlySpan<byte> bytes, int at)
    {
        int start = bytes[..at].LastIndexOf((byte)'\n') + 1;
        int line = bytes[..at].Count((byte)'\n') + 1;
        int column = Encoding.UTF8.GetCharCount(bytes[start..at]) + 1;
        string found = bytes[at].ToString("X2", CultureInfo.InvariantCulture);
        return Refused(
            string.Create(CultureInfo.InvariantCulture, $"{path}:{line}:{column}"),
            new Phrase($"the file is not UTF-8: found the byte 0x{found}", $"UTF-8 のファイルではありません（バイト 0x{found} があります）"),
            new Phrase("save it as UTF-8 in your editor; files in Shift_JIS or UTF-16 are not read", "エディターで UTF-8 として保存し直してください。Shift_JIS や UTF-16 のファイルは読めません"));
    }

    private static TsumugiException Refused(string place, Phrase what, Phrase hint) => new("TSU2000", ExitCode.Usage, place, what, hint);
}
