using Tsumugi.Contracts.Messages;

namespace Tsumugi.Models.Ngrams;

/// <summary>What can be wrong with a language model's file, worded once.</summary>
internal static class NgramFaults
{
    /// <summary>TSU5311: the file is something else.</summary>
    public static TsumugiException Foreign(string place) => new(
        "TSU5311", ExitCode.InputMissing, place, new Phrase("this is no n-gram language model", "n-gram 言語モデルではありません"),
        new Phrase("expected a file of `tsumugi lm train`, or an ARPA file", "`tsumugi lm train` のファイルか ARPA 形式のファイルを指定してください"));

    /// <summary>TSU5312: the file is cut or does not fit itself.</summary>
    public static TsumugiException Damaged(string place, string english, string japanese) => new(
        "TSU5312", ExitCode.InputMissing, place, new Phrase($"the language model is damaged: {english}", $"言語モデルのファイルが壊れています（{japanese}）"),
        new Phrase("copy it again, or train it anew", "もう一度コピーするか、学習し直してください"));
}
