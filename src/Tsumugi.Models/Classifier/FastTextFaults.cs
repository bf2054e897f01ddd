using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using Tsumugi.Contracts.Messages;

namespace Tsumugi.Models.Classifier;

/// <summary>What can be wrong with a classifier's file or its training lines, worded once.</summary>
internal static class FastTextFaults
{
    /// <summary>TSU5300: the file is something else.</summary>
    [DoesNotReturn]
    [StackTraceHidden]
    public static void ThrowForeign(string place, Phrase found) => throw new TsumugiException(
        "TSU5300", ExitCode.InputMissing, place, found,
        new Phrase("expected a `.bin` or `.ftz` file of fastText (version 11 or 12) or of `tsumugi classify train`", "fastText（版 11 か 12）または `tsumugi classify train` の `.bin`・`.ftz` ファイルを指定してください"));

    /// <summary>TSU5301: the file is cut or its numbers do not fit each other.</summary>
    [DoesNotReturn]
    [StackTraceHidden]
    public static void ThrowDamaged(string place, string english, string japanese) => throw Damaged(place, english, japanese);

    /// <summary>TSU5301 as an exception.</summary>
    public static TsumugiException Damaged(string place, string english, string japanese) => new(
        "TSU5301", ExitCode.InputMissing, place, new Phrase($"the model is damaged: {english}", $"モデルのファイルが壊れています（{japanese}）"),
        new Phrase("copy or download it again", "もう一度コピーするか、ダウンロードし直してください"));

    /// <summary>TSU5302: a model of word vectors.</summary>
    [DoesNotReturn]
    [StackTraceHidden]
    public static void ThrowNoClassifier(string place) => throw new TsumugiException(
        "TSU5302", ExitCode.InputMissing, place, new Phrase("the model has no labels: it holds word vectors, not a classifier", "ラベルのないモデルです（単語ベクトルのモデルで、分類器ではありません）"),
        new Phrase("train with `tsumugi classify train` or `fasttext supervised`", "`tsumugi classify train` または `fasttext supervised` で学習してください"));

    /// <summary>TSU5303: larger than an array may be.</summary>
    [DoesNotReturn]
    [StackTraceHidden]
    public static void ThrowTooLarge(string place, long numbers) => throw new TsumugiException(
        "TSU5303", ExitCode.InputMissing, place, new Phrase($"a matrix of {numbers} numbers is larger than the {Array.MaxLength} that can be held", $"行列の要素が {numbers} 個あり、扱える上限の {Array.MaxLength} 個を超えています"),
        new Phrase("quantise the model, or train it with fewer buckets or numbers", "モデルを量子化するか、バケット数か次元を減らして学習してください"));

    /// <summary>TSU5304: nothing to learn from.</summary>
    public static TsumugiException NothingToLearn(string place, int examples, int labels) => new(
        "TSU5304", ExitCode.Usage, place, new Phrase($"found {examples} labelled texts with {labels} different labels, expected at least two labels", $"ラベル付きの文が {examples} 件、ラベルが {labels} 種類でした。ラベルは 2 種類以上必要です"),
        new Phrase("each line is `{\"label\":\"…\",\"text\":\"…\"}` or `__label__… text`", "各行は `{\"label\":\"…\",\"text\":\"…\"}` または `__label__… 本文` の形です"));

    /// <summary>TSU5305: the training ran away.</summary>
    public static TsumugiException Diverged(string place) => new(
        "TSU5305", ExitCode.Usage, place, new Phrase("the training ran away: weights became infinite", "学習が発散しました（重みが無限大になりました）"),
        new Phrase("lower `--rate`", "`--rate` を小さくしてください"));
}
