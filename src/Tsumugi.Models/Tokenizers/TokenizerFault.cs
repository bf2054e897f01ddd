using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using Tsumugi.Contracts.Messages;

namespace Tsumugi.Models.Tokenizers;

/// <summary>Makes the errors of this room.</summary>
internal static class TokenizerFault
{
    /// <summary>The bytes are no tokenizer, or are cut or damaged.</summary>
    internal static TsumugiException Damaged(string place, string english, string japanese) => new(
        "TSU5100", ExitCode.InputMissing, place, new Phrase(english, japanese), new Phrase("the file is cut, damaged or of another kind; fetch or write it anew", "ファイルが途中で切れているか、壊れているか、別の種類のファイルです。取得または作成し直してください"));

    /// <summary>The file is sound, but of a kind that is not read.</summary>
    internal static TsumugiException Foreign(string place, string english, string japanese) => new(
        "TSU5101", ExitCode.InputMissing, place, new Phrase(english, japanese), new Phrase("SentencePiece `.model` files of BPE and unigram can be read, and `tokenizer.json` of BPE with byte fallback that was made from such a model", "SentencePiece の `.model`（BPE・unigram）と、そこから作られたバイトフォールバック付き BPE の `tokenizer.json` が読めます"));

    /// <summary>The pieces contradict each other.</summary>
    internal static TsumugiException Contradiction(string place, string english, string japanese) => new(
        "TSU5102", ExitCode.InputMissing, place, new Phrase(english, japanese), new Phrase("the vocabulary cannot be used as it is", "この語彙はそのままでは使えません"));

    /// <summary>llama.cpp would cut text in another way.</summary>
    internal static TsumugiException NotForGguf() => new(
        "TSU5105",
        ExitCode.Usage,
        "",
        new Phrase("llama.cpp cannot cut text as this tokenizer does: it is a unigram model, replaces letters or blanks, or has no byte fallback", "llama.cpp ではこのトークナイザーと同じように分割できません。unigram のモデルか、文字や空白を置き換えるか、バイトフォールバックがありません"),
        new Phrase("models whose tokenizer comes from `tsumugi tokenizer train` can be written as GGUF", "`tsumugi tokenizer train` で作ったトークナイザーのモデルなら GGUF に書き出せます"));

    [DoesNotReturn, StackTraceHidden]
    internal static void ThrowNoSuchId(long id, int count) => throw new TsumugiException(
        "TSU5103",
        ExitCode.Usage,
        "",
        new Phrase(FormattableString.Invariant($"there is no piece {id}; the vocabulary has {count} pieces, 0 to {count - 1}"), FormattableString.Invariant($"{id} 番のトークンはありません。語彙は 0〜{count - 1} の {count} 個です")),
        new Phrase("the ids come from another tokenizer", "別のトークナイザーで作った番号ではないか確認してください"));
}
