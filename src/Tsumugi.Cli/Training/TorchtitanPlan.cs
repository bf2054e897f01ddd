using System.Globalization;
using Tsumugi.Contracts.Messages;
using Tsumugi.Models.Training;
using Tsumugi.Models.Transformer;

namespace Tsumugi.Cli.Training;

/// <summary>A training by torchtitan, which cuts texts into tokens itself: JSON Lines or Parquet with a column `text`, `tokenizer.json`, its TOML, and a small program that makes size and data known to it.</summary>
/// <remarks>
/// Keys and names: torchtitan, torchtitan/config and torchtitan/models/llama3, release 0.2.0. Written from its source; not run here.
/// Its Llama keeps two matrices for reading and predicting tokens, so `tied-embeddings` has no say.
/// </remarks>
internal static class TorchtitanPlan
{
    private static readonly string[] Lines = [".jsonl", ".jsonl.gz", ".jsonl.zst"];
    private static readonly string[] Companions = ["tokenizer_config.json", "special_tokens_map.json"];

    /// <summary>Writes the plan.</summary>
    public static void Write(LargePlan plan, TrainingOrder order, TrainingSettings settings)
    {
        string[] files = Files(order.Data);
        bool parquet = files[0].EndsWith(".parquet", StringComparison.Ordinal);
        foreach (string file in files)
        {
            plan.Link($"data/{Path.GetFileName(file)}", file);
        }

        string tokenizer = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(order.Tokenizer))!, "tokenizer.json");
        if (!File.Exists(tokenizer))
        {
            throw new TsumugiException(
                "TSU4001", ExitCode.InputMissing, tokenizer, new Phrase("torchtitan needs `tokenizer.json` beside the tokenizer", "torchtitan にはトークナイザーと同じフォルダの `tokenizer.json` が必要です"));
        }

        plan.Link("tokenizer/tokenizer.json", tokenizer);
        foreach (string companion in Companions.Where(name => File.Exists(Path.Combine(Path.GetDirectoryName(tokenizer)!, name))))
        {
            plan.Link($"tokenizer/{companion}", Path.Combine(Path.GetDirectoryName(tokenizer)!, companion));
        }

        plan.Add("config.toml", Configuration(settings));
        plan.Add("launch.py", Launcher(settings.Shape, parquet));
        plan.Add("job.sbatch", Job());
    }

    private static string[] Files(string data)
    {
        string[] files = File.Exists(data) ? [data] : Directory.Exists(data) ? [.. Directory.EnumerateFiles(data).Order(StringComparer.Ordinal)] : [];
        string[] lines = [.. files.Where(file => Lines.Any(ending => file.EndsWith(ending, StringComparison.Ordinal)))];
        string[] tables = [.. files.Where(file => file.EndsWith(".parquet", StringComparison.Ordinal))];
        return tables.Length > 0 ? tables : lines.Length > 0 ? lines : throw new TsumugiException(
            "TSU4001",
            ExitCode.InputMissing,
            data,
            new Phrase("no `.parquet` or `.jsonl` files; torchtitan reads texts, not packed tokens", "`.parquet` や `.jsonl` のファイルがありません。torchtitan は詰めたトークンではなく文章を読みます"),
            new Phrase("name the folder `data` of a `tsumugi build`", "`tsumugi build` の出力の `data` フォルダを指定してください"));
    }

    private static string Configuration(TrainingSettings settings) => string.Create(CultureInfo.InvariantCulture, $"""
        # torchtitan (written for release 0.2.0); launch.py makes `tsumugi` known as a size and as data.
        [job]
        dump_folder = "outputs"
        description = "Llama with {settings.Shape.Parameters} parameters"

        [metrics]
        log_freq = 10
        enable_tensorboard = true

        [model]
        name = "llama3"
        flavor = "tsumugi"
        hf_assets_path = "tokenizer"

        [optimizer]
        name = "AdamW"
        lr = {settings.LearningRate}
        beta1 = {settings.FirstDecay}
        beta2 = {settings.SecondDecay}
        eps = {settings.Epsilon}
        weight_decay = {settings.WeightDecay}

        [lr_scheduler]
        warmup_steps = {settings.WarmUpSteps}
        decay_ratio = {(double)(settings.Steps - settings.WarmUpSteps) / settings.Steps}
        decay_type = "cosine"
        min_lr_factor = {settings.LastRateShare}

        [training]
        local_batch_size = 1
        global_batch_size = {settings.Sequences}
        seq_len = {settings.Length}
        max_norm = {settings.LongestGradient}
        steps = {settings.Steps}
        seed = {settings.Seed & int.MaxValue}
        dataset = "tsumugi"

        [parallelism]
        data_parallel_replicate_degree = 1
        data_parallel_shard_degree = -1
        tensor_parallel_degree = 1
        pipeline_parallel_degree = 1
        context_parallel_degree = 1

        [checkpoint]
        enable = true
        folder = "checkpoint"
        interval = {Math.Max(1, settings.Steps / 20)}
        last_save_in_hf = true
        export_dtype = "bfloat16"

        [activation_checkpoint]
        mode = "selective"
        selective_ac_option = "op"

        """);

    private static string Launcher(LlamaShape shape, bool parquet)
    {
        // torchtitan computes the inner width as int(multiplier · int(8 · width / 3)), rounded up to `multiple_of`; half a unit keeps `int` from losing one.
        string multiplier = ((shape.HiddenWidth + 0.5) / (8 * shape.Width / 3)).ToString("R", CultureInfo.InvariantCulture);
        string baseText = shape.RotaryBase.ToString("R", CultureInfo.InvariantCulture);
        string epsilon = shape.NormEpsilon.ToString("R", CultureInfo.InvariantCulture);
        return $$""""
            """Makes a size of model and a data set known to torchtitan (written for release 0.2.0), then runs it."""

            import glob
            import runpy

            from datasets import load_dataset
            from torchtitan.hf_datasets import DatasetConfig
            from torchtitan.hf_datasets.text_datasets import DATASETS
            from torchtitan.models.llama3 import TransformerModelArgs, llama3_args
            from torchtitan.models.llama3.model.args import RoPEScalingArgs

            llama3_args["tsumugi"] = TransformerModelArgs(
                dim={{shape.Width}},
                n_layers={{shape.Layers}},
                n_heads={{shape.Heads}},
                n_kv_heads={{shape.KeyValueHeads}},
                vocab_size={{shape.VocabularySize}},
                multiple_of=1,
                ffn_dim_multiplier={{multiplier}},  # an inner width of {{shape.HiddenWidth}}
                norm_eps={{epsilon}},
                rope_theta={{baseText}},
                rope_scaling_args=RoPEScalingArgs(scaling_factor=1.0),  # angles as in the paper
                max_seq_len={{shape.ContextLength}},
            )


            def load(path):
                return load_dataset("{{(parquet ? "parquet" : "json")}}", data_files=sorted(glob.glob(path)), split="train", streaming=True)


            DATASETS["tsumugi"] = DatasetConfig(path="data/*", loader=load, sample_processor=lambda sample: sample["text"])
            runpy.run_module("torchtitan.train", run_name="__main__")

            """";
    }

    private static string Job() => """
        #!/bin/bash
        # torchtitan (written for release 0.2.0). Look through the five lines below before the first run.
        #SBATCH --job-name=tsumugi
        #SBATCH --nodes=1
        #SBATCH --ntasks-per-node=1
        #SBATCH --gpus-per-node=8
        #SBATCH --time=24:00:00
        #SBATCH --requeue
        set -euo pipefail

        cd "$SLURM_SUBMIT_DIR"
        # A wrong byte is found now, not after days.
        sha256sum --check --quiet SHA256SUMS

        HEAD=$(scontrol show hostnames "$SLURM_JOB_NODELIST" | head -n 1)
        srun torchrun \
          --nnodes "$SLURM_NNODES" --nproc-per-node "$SLURM_GPUS_ON_NODE" \
          --rdzv-backend c10d --rdzv-id "$SLURM_JOB_ID" --rdzv-endpoint "$HEAD:29500" \
          launch.py --job.config_file config.toml

        """;
}
