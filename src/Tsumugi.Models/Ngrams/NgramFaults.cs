using Tsumugi.Contracts.Messages;

namespace Tsumugi.Models.Ngrams;

/// <summary>What can be wrong with a language model's file, worded once.</summary>
internal static class NgramFaults
{
    /// <summary>TSU5311: the file is something else.</summary>
    public static TsumugiException Foreign(string place) => new(
        "TSU5311", ExitCode.InputMissing, place, new Phrase("this is no n-gram language model", "n-gram 言語モデルではありません"),
        new Phrase("expected a file of `tsumugi lm train`, or an ARPA file", "`tsumugi lm train` のファイルか ARPA 形式のファイルを指定してください"));

    /// <summary>TSU5314: a model over pieces, without its tokenizer.</summary>
    public static TsumugiException NeedsTokenizer(string piece) => new(
        "TSU5314", ExitCode.Usage, "", new Phrase($"the language model is one over words or pieces such as `{piece}`, not over letters", $"言語モデルの単位が文字ではなく、`{piece}` のような語やトークンです"),
        new Phrase("name the tokenizer over whose pieces it was trained: `--tokenizer FILE`, or `tokenizer:` in a recipe", "学習に使ったトークナイザーを `--tokenizer FILE`、レシピでは `tokenizer:` で指定してください"));

    /// <summary>TSU5314: a model over the pieces of another tokenizer.</summary>
    public static TsumugiException OtherPieces(string piece) => new(
        "TSU5314", ExitCode.Usage, "", new Phrase($"the language model was trained over another tokenizer: this one has no piece `{piece}`", $"言語モデルは別のトークナイザーで学習されています。このトークナイザーに `{piece}` はありません"),
        new Phrase("name the tokenizer over whose pieces it was trained; a model over letters takes none", "学習に使ったトークナイザーを指定してください。文字単位のモデルには要りません"));

    /// <summary>TSU5314: a tokenizer with more pieces than a model can tell.</summary>
    public static TsumugiException TooManyPieces(int pieces) => new(
        "TSU5314", ExitCode.Usage, "", new Phrase($"the tokenizer has {pieces} pieces, expected up to {NgramFile.MostSymbols - 3}", $"トークナイザーの語彙が {pieces} 個あります（上限 {NgramFile.MostSymbols - 3} 個）"),
        new Phrase("train one with a smaller vocabulary", "語彙の小さなトークナイザーを学習してください"));

    /// <summary>TSU5312: the file is cut or does not fit itself.</summary>
    public static TsumugiException Damaged(string place, string english, string japanese) => new(
        "TSU5312", ExitCode.InputMissing, place, new Phrase($"the language model is damaged: {english}", $"言語モデルのファイルが壊れています（{japanese}）"),
        new Phrase("copy it again, or train it anew", "もう一度コピーするか、学習し直してください"));
}
