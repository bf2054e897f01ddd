using Tsumugi.Contracts.Recipes;

namespace Tsumugi.Stages.Write;

/// <summary>How the dataset is written.</summary>
/// <param name="Format">`parquet` or `jsonl`.</param>
/// <param name="ShardBytes">UTF-8 bytes of text after which a new file begins.</param>
public sealed record WriteSettings(string Format, long ShardBytes)
{
    /// <summary>Gets what a recipe may say.</summary>
    public static SectionCard Card { get; } = new(
        "write",
        "How the dataset is written.",
        "データセットの書き出し方です。",
        [
            new SettingCard { Key = "format", Kind = SettingKind.Choice, Choices = ["parquet", "jsonl"], Default = "parquet", Summary = "Parquet with zstd, or JSON Lines with zstd.", SummaryJa = "Parquet（zstd 圧縮）か JSON Lines（zstd 圧縮）です。" },
            new SettingCard { Key = "shard-size", Kind = SettingKind.Size, Default = "256MB", Min = 1_000, Summary = "UTF-8 bytes of text after which a new file begins.", SummaryJa = "本文がこのバイト数（UTF-8）に達すると次のファイルに移ります。" },
        ]);

    /// <summary>Reads a recipe's section.</summary>
    public static WriteSettings From(Settings settings) => new(settings.Text("format"), settings.Size("shard-size"));
}
