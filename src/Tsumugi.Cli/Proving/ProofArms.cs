using System.Text;
using Tsumugi.Contracts.Messages;
using Tsumugi.Engine.Recipes;
using Tsumugi.Models.Proving;
using Tsumugi.Models.Transformer;
using Tsumugi.Text.Hashing;

namespace Tsumugi.Cli.Proving;

/// <summary>All arms of a proof with their draws: the datasets, a random part of the first one that is as small as the smallest other, and the negative controls made of the first one.</summary>
/// <remarks>The draws of datasets lie in a work folder; controls are made again whenever they are asked for, from the same random numbers. Any number of threads may read.</remarks>
internal sealed class ProofArms
{
    /// <summary>The name of the random part of the first dataset.</summary>
    public const string Random = "random-subset";

    /// <summary>Less text than this teaches nothing.</summary>
    public const long LeastBytes = 20_000;

    /// <summary>A part that is nearly the whole tells nothing about size.</summary>
    private const double LargestPart = 0.95;

    private const ulong SubsetSalt = 0x737562736574;
    private const ulong DrawSalt = 0x64726177;
    private const ulong ControlSalt = 0x636F6E74726F6C;

    private readonly string _folder;
    private readonly ulong _seed;

    private ProofArms(string folder, ulong seed) => (_folder, _seed) = (folder, seed);

    /// <summary>Gets the names of all arms: datasets, random part if there is one, controls.</summary>
    public IReadOnlyList<string> Names { get; private set; } = [];

    /// <summary>Gets the number of the first control.</summary>
    public int FirstControl => Names.Count - NegativeControl.All.Count;

    /// <summary>Gets the number of the random part; −1 if the first dataset is no larger than the others.</summary>
    public int RandomArm { get; private set; } = -1;

    /// <summary>Gets the bytes of every draw.</summary>
    public long Bytes { get; private set; }

    /// <summary>Gets, for each dataset, how different its mix of sources is from that of the first one.</summary>
    public IReadOnlyList<double> MixDistance { get; private set; } = [];

    /// <summary>Gets, for each dataset and the random part, the share of its drawn documents that the first dataset's draw has, too.</summary>
    public IReadOnlyList<double> Paired { get; private set; } = [];

    /// <summary>Draws all arms.</summary>
    /// <param name="order">What is wanted.</param>
    /// <param name="scans">The datasets.</param>
    /// <param name="folder">Where draws lie meanwhile.</param>
    /// <param name="progress">Told the letters read.</param>
    /// <param name="stopping">Stops the work.</param>
    /// <exception cref="TsumugiException">TSU5501: a dataset has too little text. TSU5503: no source is in all of them.</exception>
    public static ProofArms Of(ProofOrder order, IReadOnlyList<ArmScan> scans, string folder, Action<long> progress, CancellationToken stopping)
    {
        ProofArms arms = new(folder, order.Seed);
        SortedDictionary<string, double>[] own = [.. scans.Select(scan => SourceMix.Of(scan.Documents))];
        arms.MixDistance = [.. own.Select(mix => SourceMix.Distance(own[0], mix))];
        SortedDictionary<string, double>[] mixes = order.IsSharedMix ? [.. Enumerable.Repeat(SourceMix.Shared(own), own.Length)] : own;
        if (mixes[0].Count == 0 && scans.All(scan => scan.Documents.Count > 0))
        {
            throw new TsumugiException("TSU5503", ExitCode.Usage, "--mix shared", new Phrase("no source is in all datasets", "すべてのデータセットに共通の情報源がありません"), new Phrase("`--mix own` draws from each dataset as it is mixed", "`--mix own` なら、それぞれのデータセットの割合のまま抽出します"));
        }

        arms.Bytes = order.Bytes;
        for (int i = 0; i < scans.Count; i++)
        {
            long most = SourceMix.MostBytes(scans[i].Documents, mixes[i]);
            if (most < LeastBytes)
            {
                throw TooSmall(scans[i], most);
            }

            arms.Bytes = Math.Min(arms.Bytes, most);
        }

        int[]? part = Part(scans, order.Seed);
        arms.RandomArm = part is null ? -1 : scans.Count;
        arms.Names = [.. scans.Select(scan => scan.Arm.Name), .. part is null ? Array.Empty<string>() : [Random], .. NegativeControl.All.Select(control => control.Name)];
        arms.Draw(order, scans, mixes, part, progress, stopping);
        return arms;
    }

    /// <summary>Gets the text of a draw.</summary>
    public string Text(int arm, int draw)
    {
        int control = arm - FirstControl;
        return control < 0
            ? File.ReadAllText(PathOf(arm, draw))
            : NegativeControl.All[control].Spoil(File.ReadAllText(PathOf(0, draw)), Bytes, new SeededRandom(Hash64.Of((ulong)((draw * NegativeControl.All.Count) + control), _seed ^ ControlSalt)));
    }

    private static TsumugiException TooSmall(ArmScan scan, long bytes) => new(
        "TSU5501",
        ExitCode.Usage,
        scan.Arm.Name,
        new Phrase(
            $"{Sizes.Format(bytes)} of text can be drawn, expected at least {Sizes.Format(LeastBytes)}; {scan.Documents.Count} documents are left, {scan.HeldOut} are held out and {scan.Resembling} resemble those",
            $"抽出できる本文が {Sizes.Format(bytes)} しかありません（{Sizes.Format(LeastBytes)} 以上が必要です）。残りは {scan.Documents.Count} 文書で、{scan.HeldOut} 文書は評価用、{scan.Resembling} 文書は評価用の文書に似ています"),
        new Phrase("take a larger dataset, or other held-out texts", "もっと大きなデータセットか、別の評価用の文書を使ってください"));

    /// <summary>Chooses documents of the first dataset at random, of as many bytes as the smallest other dataset has.</summary>
    private static int[]? Part(IReadOnlyList<ArmScan> scans, ulong seed)
    {
        long bytes = scans.Skip(1).Select(scan => scan.Bytes).DefaultIfEmpty(long.MaxValue).Min();
        return bytes < scans[0].Bytes * LargestPart
            ? [.. ArmDraw.Take(scans[0].Documents, SourceMix.Quotas(SourceMix.Of(scans[0].Documents), bytes), seed ^ SubsetSalt).Keys]
            : null;
    }

    private static double PairedShare(IReadOnlyList<ArmDocument> first, SortedDictionary<int, int>[] firstTaken, IReadOnlyList<ArmDocument> documents, SortedDictionary<int, int>[] taken)
    {
        (long paired, long all) = (0, 0);
        for (int draw = 0; draw < taken.Length; draw++)
        {
            HashSet<ulong> keys = [.. firstTaken[draw].Keys.Select(number => first[number].Key)];
            paired += taken[draw].Keys.Count(number => keys.Contains(documents[number].Key));
            all += taken[draw].Count;
        }

        return (double)paired / all;
    }

    private void Draw(ProofOrder order, IReadOnlyList<ArmScan> scans, SortedDictionary<string, double>[] mixes, int[]? part, Action<long> progress, CancellationToken stopping)
    {
        SortedDictionary<int, int>[] Take(IReadOnlyList<ArmDocument> documents, SortedDictionary<string, double> mix) =>
            [.. Enumerable.Range(0, order.Draws).Select(draw => ArmDraw.Take(documents, SourceMix.Quotas(mix, Bytes), Hash64.Of((ulong)draw, order.Seed ^ DrawSalt)))];

        List<SortedDictionary<int, int>[]> taken = [.. scans.Select((scan, arm) => Take(scan.Documents, mixes[arm]))];
        List<double> paired = [.. scans.Select((scan, arm) => PairedShare(scans[0].Documents, taken[0], scan.Documents, taken[arm]))];
        if (part is not null)
        {
            ArmDocument[] documents = [.. part.Select(number => scans[0].Documents[number])];
            SortedDictionary<string, double> mix = order.IsSharedMix ? mixes[0] : SourceMix.Of(documents);
            SortedDictionary<int, int>[] ofPart = Take(documents, mix);
            paired.Add(PairedShare(scans[0].Documents, taken[0], documents, ofPart));
            taken.Add([.. ofPart.Select(draw => new SortedDictionary<int, int>(draw.ToDictionary(document => part[document.Key], document => document.Value)))]);
        }

        Paired = paired;
        ProofWork.Each(scans.Count, order.Workers, scan =>
        {
            int[] arms = scan == 0 && part is not null ? [0, RandomArm] : [scan];
            (SortedDictionary<int, int> Taken, StreamWriter Writer)[] outputs = [.. arms.SelectMany(arm => taken[arm].Select((draw, number) => (draw, new StreamWriter(PathOf(arm, number), append: false, new UTF8Encoding(false), 1 << 16))))];
            try
            {
                foreach ((int number, string text) in scans[scan].Read(HeldOutTexts.SeedOf(order)))
                {
                    stopping.ThrowIfCancellationRequested();
                    progress(text.Length);
                    foreach ((SortedDictionary<int, int> draw, StreamWriter writer) in outputs)
                    {
                        if (draw.TryGetValue(number, out int bytes))
                        {
                            writer.Write(ProofText.Cut(text, bytes));
                        }
                    }
                }
            }
            finally
            {
                Array.ForEach(outputs, output => output.Writer.Dispose());
            }
        }, stopping);
    }

    private string PathOf(int arm, int draw) => Path.Combine(_folder, FormattableString.Invariant($"arm{arm}-draw{draw}.txt"));
}
