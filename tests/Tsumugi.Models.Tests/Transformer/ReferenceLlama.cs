using Tsumugi.Models.Transformer;

namespace Tsumugi.Tests.Models.Transformer;

/// <summary>A Llama as the papers write it down: double precision, loops, nothing shared with the program but the names of its matrices.</summary>
public sealed class ReferenceLlama(LlamaShape shape, Dictionary<string, double[]> weights)
{
    public static ReferenceLlama Of(LlamaModel model) => new(
        model.Shape,
        model.Layout.All.ToDictionary(slice => slice.Name, slice => slice.Of(model.Values).ToArray().Select(value => (double)value).ToArray(), StringComparer.Ordinal));

    public double[] this[string name] => weights[name];

    /// <summary>Gets the mean loss over all predictions asked for of one sequence, and how many there are.</summary>
    public (double Sum, int Count) Loss(ReadOnlySpan<int> tokens, ReadOnlySpan<int> targets)
    {
        double[][] logits = Logits(tokens.ToArray());
        (double sum, int count) = (0, 0);
        for (int i = 0; i < targets.Length; i++)
        {
            if (targets[i] >= 0)
            {
                double highest = logits[i].Max();
                sum += Math.Log(logits[i].Sum(x => Math.Exp(x - highest))) + highest - logits[i][targets[i]];
                count++;
            }
        }

        return (sum, count);
    }

    public double[][] Logits(int[] tokens)
    {
        int width = shape.Width;
        double[][] stream = [.. tokens.Select(token => weights["model.embed_tokens.weight"][(token * width)..((token + 1) * width)])];
        for (int layer = 0; layer < shape.Layers; layer++)
        {
            string name = $"model.layers.{layer}.";
            double[][] normed = [.. stream.Select(x => Norm(x, weights[name + "input_layernorm.weight"]))];
            double[][] attended = Attend(normed, name);
            stream = [.. stream.Zip(attended, (x, y) => Add(x, Apply(name + "self_attn.o_proj.weight", y)))];
            stream = [.. stream.Select(x => Add(x, FeedForward(Norm(x, weights[name + "post_attention_layernorm.weight"]), name)))];
        }

        string head = shape.TiedEmbeddings ? "model.embed_tokens.weight" : "lm_head.weight";
        return [.. stream.Select(x => Apply(head, Norm(x, weights["model.norm.weight"])))];
    }

    private double[][] Attend(double[][] rows, string name)
    {
        double[][] queries = [.. rows.Select((x, at) => Turn(Apply(name + "self_attn.q_proj.weight", x), at))];
        double[][] keys = [.. rows.Select((x, at) => Turn(Apply(name + "self_attn.k_proj.weight", x), at))];
        double[][] values = [.. rows.Select(x => Apply(name + "self_attn.v_proj.weight", x))];
        int width = shape.HeadWidth;
        double[][] results = [.. rows.Select(_ => new double[shape.Heads * width])];
        for (int head = 0; head < shape.Heads; head++)
        {
            int group = head / (shape.Heads / shape.KeyValueHeads);
            for (int at = 0; at < rows.Length; at++)
            {
                double[] scores = new double[at + 1];
                for (int seen = 0; seen <= at; seen++)
                {
                    for (int i = 0; i < width; i++)
                    {
                        scores[seen] += queries[at][(head * width) + i] * keys[seen][(group * width) + i] / Math.Sqrt(width);
                    }
                }

                double highest = scores.Max(), sum = scores.Sum(x => Math.Exp(x - highest));
                for (int seen = 0; seen <= at; seen++)
                {
                    for (int i = 0; i < width; i++)
                    {
                        results[at][(head * width) + i] += Math.Exp(scores[seen] - highest) / sum * values[seen][(group * width) + i];
                    }
                }
            }
        }

        return results;
    }

    private double[] FeedForward(double[] x, string name)
    {
        double[] gate = Apply(name + "mlp.gate_proj.weight", x), up = Apply(name + "mlp.up_proj.weight", x);
        return Apply(name + "mlp.down_proj.weight", [.. gate.Zip(up, (g, u) => g / (1 + Math.Exp(-g)) * u)]);
    }

    private double[] Turn(double[] heads, int position)
    {
        int half = shape.HeadWidth / 2;
        double[] turned = [.. heads];
        for (int start = 0; start < heads.Length; start += 2 * half)
        {
            for (int j = 0; j < half; j++)
            {
                double angle = position / Math.Pow(shape.RotaryBase, (double)j / half);
                turned[start + j] = (heads[start + j] * Math.Cos(angle)) - (heads[start + half + j] * Math.Sin(angle));
                turned[start + half + j] = (heads[start + half + j] * Math.Cos(angle)) + (heads[start + j] * Math.Sin(angle));
            }
        }

        return turned;
    }

    private double[] Norm(double[] x, double[] weight)
    {
        double scale = 1 / Math.Sqrt((x.Sum(v => v * v) / x.Length) + shape.NormEpsilon);
        return [.. x.Select((v, i) => v * scale * weight[i])];
    }

    private double[] Apply(string name, double[] x)
    {
        double[] matrix = weights[name], y = new double[matrix.Length / x.Length];
        for (int row = 0; row < y.Length; row++)
        {
            for (int i = 0; i < x.Length; i++)
            {
                y[row] += matrix[(row * x.Length) + i] * x[i];
            }
        }

        return y;
    }

    private static double[] Add(double[] a, double[] b) => [.. a.Zip(b, (x, y) => x + y)];
}
