using System.Globalization;
using Tsumugi.Models.Tokenizers;
using Tsumugi.Models.Training;
using Tsumugi.Models.Transformer;

namespace Tsumugi.Cli.Training;

/// <summary>A training by Megatron-LM: the packed tokens as they are, and the arguments of its `pretrain_gpt.py`.</summary>
/// <remarks>Names of arguments: Megatron-LM, megatron/training/arguments.py and megatron/core/datasets, release core_r0.14.0. Written from its source; not run here.</remarks>
internal static class MegatronPlan
{
    /// <summary>Writes the plan.</summary>
    public static void Write(LargePlan plan, TrainingOrder order, TrainingSettings settings)
    {
        using TrainingData data = TrainingData.Open(order.Data, order.HeldOut);
        Link(plan, "train", data.Training.Reader.Prefix);
        if (!data.IsSplit)
        {
            Link(plan, "validation", data.HeldOut.Reader.Prefix);
        }

        plan.Add("tokenizer/tokenizer.model", Tokenizer.ReadAsSentencePiece(order.Tokenizer));
        plan.Add("arguments.txt", Arguments(settings, data.IsSplit));
        plan.Add("job.sbatch", Job());
    }

    private static void Link(LargePlan plan, string name, string prefix)
    {
        plan.Link($"data/{name}.idx", prefix + ".idx");
        plan.Link($"data/{name}.bin", prefix + ".bin");
    }

    private static string Arguments(TrainingSettings settings, bool split)
    {
        LlamaShape shape = settings.Shape;
        return string.Create(CultureInfo.InvariantCulture, $"""
            --num-layers {shape.Layers}
            --hidden-size {shape.Width}
            --ffn-hidden-size {shape.HiddenWidth}
            --num-attention-heads {shape.Heads}
            --group-query-attention
            --num-query-groups {shape.KeyValueHeads}
            --kv-channels {shape.HeadWidth}
            --seq-length {settings.Length}
            --max-position-embeddings {shape.ContextLength}
            --position-embedding-type rope
            --rotary-base {(long)shape.RotaryBase}
            --normalization RMSNorm
            --norm-epsilon {shape.NormEpsilon}
            --swiglu
            --disable-bias-linear
            --attention-dropout 0
            --hidden-dropout 0
            --init-method-std 0.02
            {(shape.TiedEmbeddings ? "" : "--untie-embeddings-and-output-weights\n")}--micro-batch-size 1
            --global-batch-size {settings.Sequences}
            --train-iters {settings.Steps}
            --lr {settings.LearningRate}
            --min-lr {settings.LearningRate * settings.LastRateShare}
            --lr-decay-style cosine
            --lr-decay-iters {settings.Steps}
            --lr-warmup-iters {settings.WarmUpSteps}
            --weight-decay {settings.WeightDecay}
            --clip-grad {settings.LongestGradient}
            --adam-beta1 {settings.FirstDecay}
            --adam-beta2 {settings.SecondDecay}
            --adam-eps {settings.Epsilon}
            --seed {settings.Seed & int.MaxValue}
            --bf16
            --use-distributed-optimizer
            --overlap-grad-reduce
            --overlap-param-gather
            --tokenizer-type GPTSentencePieceTokenizer
            --tokenizer-model tokenizer/tokenizer.model
            {(split ? "--data-path data/train\n--split 95,5,0" : "--train-data-path data/train\n--valid-data-path data/validation")}
            --data-cache-path cache
            --save checkpoints
            --load checkpoints
            --save-interval {Math.Max(1, settings.Steps / 20)}
            --eval-interval {Math.Max(1, settings.Steps / 20)}
            --eval-iters 20
            --log-interval 10

            """);
    }

    private static string Job() => """
        #!/bin/bash
        # Megatron-LM (written for release core_r0.14.0). Look through the five lines below before the first run.
        #SBATCH --job-name=tsumugi
        #SBATCH --nodes=1
        #SBATCH --ntasks-per-node=1
        #SBATCH --gpus-per-node=8
        #SBATCH --time=24:00:00
        #SBATCH --requeue
        set -euo pipefail

        MEGATRON=${MEGATRON:?the checkout of Megatron-LM}
        TENSOR_PARALLEL=${TENSOR_PARALLEL:-1}
        PIPELINE_PARALLEL=${PIPELINE_PARALLEL:-1}

        cd "$SLURM_SUBMIT_DIR"
        # A wrong byte is found now, not after days.
        sha256sum --check --quiet SHA256SUMS

        export CUDA_DEVICE_MAX_CONNECTIONS=1
        HEAD=$(scontrol show hostnames "$SLURM_JOB_NODELIST" | head -n 1)
        srun torchrun \
          --nnodes "$SLURM_NNODES" --nproc-per-node "$SLURM_GPUS_ON_NODE" \
          --rdzv-backend c10d --rdzv-id "$SLURM_JOB_ID" --rdzv-endpoint "$HEAD:29500" \
          "$MEGATRON/pretrain_gpt.py" \
          --tensor-model-parallel-size "$TENSOR_PARALLEL" --pipeline-model-parallel-size "$PIPELINE_PARALLEL" \
          $(cat arguments.txt)

        """;
}
