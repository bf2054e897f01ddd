using Tsumugi.Contracts.Messages;

namespace Tsumugi.Models.Trace;

/// <summary>What is said when an index cannot be used.</summary>
internal static class TraceFaults
{
    /// <summary>TSU5401: a part is missing, cut or of another making.</summary>
    public static TsumugiException Broken(string path, string english, string japanese) => new(
        "TSU5401", ExitCode.InputMissing, path, new Phrase($"not a usable index of training text: {english}", $"学習テキストの索引として使えません: {japanese}"), new Phrase("make it anew with `tsumugi trace build`", "`tsumugi trace build` で作り直してください"));

    /// <summary>TSU5402: the index was made of other tokens.</summary>
    public static TsumugiException OtherTokens(string path) => new(
        "TSU5402", ExitCode.InputMissing, path, new Phrase("the index was made of other tokens than those beside it", "索引が、隣にあるトークンとは別のものから作られています"), new Phrase("make it anew with `tsumugi trace build`", "`tsumugi trace build` で作り直してください"));
}
