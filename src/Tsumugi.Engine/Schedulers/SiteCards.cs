using Tsumugi.Contracts.Recipes;

namespace Tsumugi.Engine.Schedulers;

/// <summary>The keys of a site file.</summary>
public static class SiteCards
{
    /// <summary>Gets the keys at the top that concern the whole run.</summary>
    public static IReadOnlyList<SettingCard> Site { get; } =
    [
        new() { Key = "executor", Kind = SettingKind.Choice, Choices = SchedulerCatalog.Executors, Summary = "What runs the tasks.", SummaryJa = "タスクを動かすものです。" },
        new() { Key = "program", Kind = SettingKind.Text, Summary = "The program as a path on every node; the one that plans if absent.", SummaryJa = "どのノードからも使えるプログラムのパスです。省略すると、計画を作ったプログラム自身です。" },
        new() { Key = "account", Kind = SettingKind.Text, Summary = "The account that pays.", SummaryJa = "課金先のアカウントです。" },
        new() { Key = "group", Kind = SettingKind.Text, Summary = "The group that pays: `qsub -g` of Grid Engine, `-P` of PBS.", SummaryJa = "課金先のグループです。Grid Engine の `qsub -g`、PBS の `-P` に当たります。" },
        new() { Key = "options", Kind = SettingKind.Texts, Summary = "Further words for the command that submits.", SummaryJa = "ジョブを投入するコマンドに加える引数です。" },
        new() { Key = "setup", Kind = SettingKind.Texts, Summary = "Lines of shell before the program, such as `module load`.", SummaryJa = "プログラムの前に実行するシェルの行です（`module load` など）。" },
        new() { Key = "scratch", Kind = SettingKind.Text, Summary = "A folder on a disk of the node, such as `$TMPDIR`; the output folder if absent.", SummaryJa = "ノードのディスクにある作業フォルダです（`$TMPDIR` など）。省略すると出力フォルダを使います。" },
        new() { Key = "array-limit", Kind = SettingKind.Whole, Min = 1, Max = 1_000_000, Default = "1000", Summary = "The most elements of an array job; beyond it an element takes several tasks.", SummaryJa = "アレイジョブの要素数の上限です。超える場合は、一つの要素が複数のタスクを受け持ちます。" },
        new() { Key = "attempts", Kind = SettingKind.Whole, Min = 1, Max = 100, Default = "3", Summary = "How many failed attempts at one task end the run.", SummaryJa = "一つのタスクが何回失敗したら実行を打ち切るかです。" },
        new() { Key = "stop-before", Kind = SettingKind.Text, Default = "2m", Summary = "How long before the time limit a task is asked to stop.", SummaryJa = "制限時間のどれだけ前に、タスクへ停止を求めるかです。" },
        new() { Key = "chain", Kind = SettingKind.Flag, Default = "yes", Summary = "Whether a small job after each round submits the next one, so that no driver needs to stay; `no` where jobs may not submit jobs.", SummaryJa = "各回の後に小さなジョブが次の回を投入するかどうかです。`yes` なら、投入した端末を閉じても続きます。ジョブからの投入が禁止されている計算機では `no` にします。" },
        new() { Key = "poll", Kind = SettingKind.Text, Default = "10s", Summary = "How long a waiting driver sleeps between two looks.", SummaryJa = "待っているドライバーが状態を見に行く間隔です。" },
        new() { Key = "memory-resource", Kind = SettingKind.Text, Summary = "What the site's Grid Engine calls memory, such as `mem_free`.", SummaryJa = "Grid Engine でメモリを要求するときの資源名です（`mem_free` など）。" },
        new() { Key = "parallel-environment", Kind = SettingKind.Text, Summary = "The parallel environment of Grid Engine for `processors`.", SummaryJa = "Grid Engine で `processors` を要求するときの並列環境です。" },
        new() { Key = "image", Kind = SettingKind.Text, Summary = "The container image with the program.", SummaryJa = "プログラムの入ったコンテナイメージです。" },
        new() { Key = "namespace", Kind = SettingKind.Text, Default = "default", Summary = "The namespace of Kubernetes.", SummaryJa = "Kubernetes の名前空間です。" },
        new() { Key = "claim", Kind = SettingKind.Text, Summary = "The claim of the volume that holds sources and output.", SummaryJa = "入力と出力を置くボリュームの PersistentVolumeClaim です。" },
        new() { Key = "mount", Kind = SettingKind.Text, Summary = "Where that volume is mounted: the path that it has where the plan is made.", SummaryJa = "そのボリュームをマウントするパスです。計画を作る計算機と同じパスにします。" },
    ];

    /// <summary>Gets the keys that stand at the top and, under `stages`, for single stages.</summary>
    public static IReadOnlyList<SettingCard> Limits { get; } =
    [
        new() { Key = "memory", Kind = SettingKind.Size, Min = 256_000_000, Default = "4GB", Summary = "Memory of an element.", SummaryJa = "要素一つのメモリです。" },
        new() { Key = "time", Kind = SettingKind.Text, Summary = "Time of an element: `4h`, `90m`, `1d12h`, `04:00:00`.", SummaryJa = "要素一つの制限時間です（`4h`、`90m`、`1d12h`、`04:00:00`）。" },
        new() { Key = "concurrent", Kind = SettingKind.Whole, Min = 0, Max = 1_000_000, Default = "0", Summary = "How many elements may run at once; 0 for no limit.", SummaryJa = "同時に動かす要素の数の上限です。0 なら上限なしです。" },
        new() { Key = "processors", Kind = SettingKind.Whole, Min = 1, Max = 1024, Default = "1", Summary = "Processors of an element.", SummaryJa = "要素一つのプロセッサの数です。" },
        new() { Key = "queue", Kind = SettingKind.Text, Summary = "The queue; on Slurm the partition.", SummaryJa = "キューです。Slurm ではパーティションです。" },
    ];
}
