using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Tsumugi.Models.Formats;
using Tsumugi.Models.Packing;
using Tsumugi.Models.Tokenizers;
using Tsumugi.Models.Training;
using Tsumugi.Models.Transformer;

namespace Tsumugi.Bench.Training;

/// <summary>Lets llama.cpp and our own inference continue the same prompts with a trained model, in single and half precision, and counts where they differ.</summary>
/// <remarks>
/// `bench/llama-parity RUN PACKED [PROMPTS]`; prompts are the first tokens of documents of PACKED. llama.cpp keeps keys and values in half
/// precision, so where two tokens are nearly as likely it may take the other one: the table says how near they were.
/// </remarks>
internal static class LlamaParity
{
    private const int PromptLength = 24;
    private const int Count = 64;

    /// <summary>Runs the comparison.</summary>
    /// <returns>1 if they differ where they may not.</returns>
    public static int Run(string[] arguments)
    {
        TrainingFolder folder = new(arguments[0]);
        using MegatronReader reader = MegatronReader.Open(arguments[1]);
        int prompts = arguments.Length > 2 ? int.Parse(arguments[2], CultureInfo.InvariantCulture) : 50;
        LlamaModel model = LlamaFiles.Read(folder.Root);
        Tokenizer vocabulary = Tokenizer.Load(folder.Tokenizer);
        int[][] starts = [.. Prompts(reader, prompts)];
        bool bad = false;
        Console.WriteLine("| type | prompts | tokens compared | same | prompts the same to the end | widest gap of a differing choice, share of the spread |");
        Console.WriteLine("|---|---|---|---|---|---|");
        foreach (TensorType type in (TensorType[])[TensorType.Float32, TensorType.Float16])
        {
            string path = Path.Combine(Path.GetTempPath(), FormattableString.Invariant($"tsumugi-parity-{Environment.ProcessId}.gguf"));
            try
            {
                using (FileStream file = File.Create(path))
                {
                    LlamaGguf.Write(file, model, "parity", GgufVocabulary.Entries(vocabulary), type);
                }

                bad |= Compare(LlamaGguf.Read(path), starts, Theirs(path, starts), type);
            }
            finally
            {
                File.Delete(path);
            }
        }

        return bad ? 1 : 0;
    }

    private static IEnumerable<int[]> Prompts(MegatronReader reader, int most)
    {
        for (int document = 0, made = 0; document < reader.Documents && made < most; document++)
        {
            if (reader.End(document) - reader.Start(document) > PromptLength)
            {
                int[] prompt = new int[PromptLength];
                reader.Read(reader.Start(document), prompt);
                made++;
                yield return prompt;
            }
        }
    }

    private static bool Compare(LlamaModel model, int[][] prompts, int[][] theirs, TensorType type)
    {
        (int same, int all, int whole) = (0, 0, 0);
        double widest = 0;
        for (int i = 0; i < prompts.Length; i++)
        {
            using LlamaSession session = new(model);
            session.Read(prompts[i]);
            int agreed = 0;
            foreach (int token in theirs[i])
            {
                ReadOnlySpan<float> scores = session.Logits;
                int likeliest = 0, least = 0;
                for (int other = 1; other < scores.Length; other++)
                {
                    likeliest = scores[other] > scores[likeliest] ? other : likeliest;
                    least = scores[other] < scores[least] ? other : least;
                }

                agreed += likeliest == token ? 1 : 0;
                widest = Math.Max(widest, (scores[likeliest] - scores[token]) / (double)(scores[likeliest] - scores[least]));
                session.Append(token);
            }

            (same, all, whole) = (same + agreed, all + theirs[i].Length, whole + (agreed == theirs[i].Length ? 1 : 0));
        }

        Console.WriteLine(FormattableString.Invariant($"| {type} | {prompts.Length} | {all} | {same} | {whole} | {widest:P2} |"));
        return widest > 0.01 || same < all * 0.98;
    }

    private static int[][] Theirs(string path, int[][] prompts)
    {
        string root = SharedFolder.Checkout();
        ProcessStartInfo start = new("node", [Path.Combine(root, "artifacts", "llama", "greedy.mjs"), path, Count.ToString(CultureInfo.InvariantCulture), JsonSerializer.Serialize(prompts)])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
        };
        using Process process = Process.Start(start)!;
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        using JsonDocument json = JsonDocument.Parse(output.Trim().Split('\n')[^1]);
        return [.. json.RootElement.GetProperty("tokens").EnumerateArray().Select(tokens => tokens.EnumerateArray().Select(token => token.GetInt32()).ToArray())];
    }
}
