namespace Tsumugi.Cli.Filters;

/// <summary>Why a line is passed over.</summary>
/// <param name="English">In English.</param>
/// <param name="Japanese">In Japanese.</param>
internal sealed record LineFault(string English, string Japanese)
{
    /// <summary>The line is longer than the reader's limit.</summary>
    public static readonly LineFault TooLong = new("longer than the limit of a line", "行が長すぎます");

    /// <summary>The line is no JSON.</summary>
    public static readonly LineFault NotJson = new("no JSON", "JSON として読めません");

    /// <summary>The line is no object, or has no text.</summary>
    public static readonly LineFault NoText = new("no object with a string `text`", "文字列 `text` を持つオブジェクトではありません");

    /// <summary>The file's compression is damaged.</summary>
    public static LineFault Damaged(string reason) => new($"the compressed data is damaged ({reason})", $"圧縮データが壊れています（{reason}）");
}
