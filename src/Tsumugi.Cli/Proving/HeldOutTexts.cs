using Tsumugi.Contracts.Messages;
using Tsumugi.Models.Proving;

namespace Tsumugi.Cli.Proving;

/// <summary>Texts that are held out, and by what they are known in the datasets.</summary>
/// <remarks>
/// Which texts, only hashes decide, before anything is measured. Without sets of the user's own, duplicate clusters are split off the first dataset, source by source. Text in the
/// form of one dataset is easier for that dataset, so of a document that several datasets hold under one id those lines alone are taken that all of them have alike. Documents that
/// one of them has dropped are a domain of their own, which is told but not counted: whoever leaves out spam foresees spam worse, on purpose.
/// </remarks>
internal sealed class HeldOutTexts
{
    /// <summary>The most bytes of a domain.</summary>
    public const long MostBytes = 300_000;

    /// <summary>The most bytes of one document: a novel must not be a domain of its own.</summary>
    public const int MostDocumentBytes = 20_000;

    /// <summary>The least documents of a domain; fewer give no interval.</summary>
    public const int LeastDocuments = 8;

    /// <summary>The most bytes of a document that are compared between datasets.</summary>
    private const int MostFormBytes = 3 * MostDocumentBytes;

    private const ulong Salt = 0x68656C646F7574;

    private readonly HashSet<ulong> _clusters = [];
    private readonly HashSet<string> _ids = new(StringComparer.Ordinal);

    private HeldOutTexts()
    {
    }

    /// <summary>Gets the domains.</summary>
    public IReadOnlyList<HeldOutDomain> Domains { get; private set; } = [];

    /// <summary>Gets the names of domains that are too small.</summary>
    public IReadOnlyList<string> TooSmall { get; private set; } = [];

    /// <summary>Gets the names of datasets that hold none of the split-off documents under its id, so that the text is not in their form.</summary>
    public IReadOnlyList<string> Unmatched { get; private set; } = [];

    /// <summary>Gets a value indicating whether the texts were split off the first dataset.</summary>
    public bool IsSplit { get; private set; }

    /// <summary>Gets what no dataset may hold: the texts in every form.</summary>
    public IReadOnlyList<string> Forms { get; private set; } = [];

    /// <summary>Finds the texts.</summary>
    /// <param name="order">What is wanted.</param>
    /// <param name="progress">Told the bytes read.</param>
    /// <param name="stopping">Stops the work.</param>
    /// <exception cref="TsumugiException">TSU5502: there is no domain with enough documents.</exception>
    public static HeldOutTexts Of(ProofOrder order, Action<long> progress, CancellationToken stopping)
    {
        HeldOutTexts texts = new() { IsSplit = order.HeldOut.Count == 0 };
        ulong seed = SeedOf(order);
        List<HeldOutDomain> found;
        if (texts.IsSplit)
        {
            texts.Split(order.Arms[0], seed, order.HeldOutShare, progress, stopping);
            found = texts.Common(order.Arms, texts.Collect(order.Arms, seed, progress, stopping));
        }
        else
        {
            found = [.. order.HeldOut.Select(set => new HeldOutDomain(set.Name, Whole(set, seed, progress, stopping)))];
            texts.Forms = [.. found.SelectMany(domain => domain.Texts)];
        }

        texts.TooSmall = [.. found.Where(domain => domain.Texts.Count < LeastDocuments).Select(domain => domain.Name)];
        texts.Domains = [.. found.Where(domain => domain.Texts.Count >= LeastDocuments)];
        return texts.Domains.Any(domain => domain.IsCounted)
            ? texts
            : throw new TsumugiException(
                "TSU5502",
                ExitCode.Usage,
                string.Join(", ", texts.TooSmall),
                new Phrase($"no held-out set has {LeastDocuments} documents", $"評価用の文書が {LeastDocuments} 件以上ある分野がありません"),
                new Phrase("take a larger dataset or a larger `--heldout-share`, or name texts with `--heldout NAME=PATH`", "もっと大きなデータセットを使うか、`--heldout-share` を大きくするか、`--heldout 名前=パス` で評価用の文書を指定してください"));
    }

    /// <summary>Gets the seed of clusters.</summary>
    public static ulong SeedOf(ProofOrder order) => order.Seed ^ Salt;

    /// <summary>Says whether a document of a dataset is one of the held-out ones.</summary>
    public bool Holds(ArmFiles arm, ProofOrder order, ProofInput input) => (ReferenceEquals(arm, order.Arms[0]) && _clusters.Contains(input.Cluster)) || (input.Id.Length > 0 && _ids.Contains(input.Id));

    private static List<string> Whole(ArmFiles set, ulong seed, Action<long> progress, CancellationToken stopping)
    {
        // The documents with the lowest hashes, so that a set of any size takes the memory of what is used of it.
        PriorityQueue<(ulong Hash, string Text), ulong> lowest = new();
        long bytes = 0;
        HashSet<ulong> clusters = [];
        for (int file = 0; file < set.Files.Count; file++)
        {
            foreach (ProofInput input in set.Read(file, seed))
            {
                stopping.ThrowIfCancellationRequested();
                progress(input.Text.Length);
                string text = ProofText.Cut(input.Text, MostDocumentBytes);
                if (text.Length == 0 || !clusters.Add(input.Cluster))
                {
                    continue;
                }

                lowest.Enqueue((input.Cluster, text), ulong.MaxValue - input.Cluster);
                bytes += ProofText.Bytes(text);
                while (lowest.TryPeek(out (ulong Hash, string Text) last, out _) && bytes - ProofText.Bytes(last.Text) >= MostBytes)
                {
                    bytes -= ProofText.Bytes(lowest.Dequeue().Text);
                }
            }
        }

        return [.. lowest.UnorderedItems.Select(item => item.Element).OrderBy(item => item.Hash).Select(item => item.Text)];
    }

    /// <summary>Chooses the clusters with the lowest hashes of each source.</summary>
    private void Split(ArmFiles raw, ulong seed, double share, Action<long> progress, CancellationToken stopping)
    {
        Dictionary<string, List<(ulong Cluster, int Bytes)>> sources = new(StringComparer.Ordinal);
        for (int file = 0; file < raw.Files.Count; file++)
        {
            foreach (ProofInput input in raw.Read(file, seed))
            {
                stopping.ThrowIfCancellationRequested();
                progress(input.Text.Length);
                if (input.Text.Length > 0)
                {
                    (sources.TryGetValue(input.Source, out List<(ulong, int)>? of) ? of : sources[input.Source] = []).Add((input.Cluster, ProofText.Bytes(input.Text)));
                }
            }
        }

        foreach (List<(ulong Cluster, int Bytes)> documents in sources.Values)
        {
            double room = documents.Sum(document => (double)document.Bytes) * share;
            long measured = 0;
            foreach (IGrouping<ulong, (ulong Cluster, int Bytes)> cluster in documents.GroupBy(document => document.Cluster).OrderBy(cluster => cluster.Key))
            {
                long bytes = cluster.Sum(document => (long)document.Bytes);
                if (measured >= MostBytes)
                {
                    break;
                }

                // A cluster that is larger than the room left stays in the dataset, and smaller ones behind it may still fit.
                if (bytes <= room)
                {
                    room -= bytes;
                    measured += Math.Min(MostDocumentBytes, cluster.First().Bytes);
                    _clusters.Add(cluster.Key);
                }
            }
        }
    }

    /// <summary>Takes one document of each chosen cluster, in the form of every dataset that has it.</summary>
    private List<HeldOutForms> Collect(IReadOnlyList<ArmFiles> arms, ulong seed, Action<long> progress, CancellationToken stopping)
    {
        List<HeldOutForms> documents = [];
        HashSet<ulong> seen = [];
        Dictionary<string, HeldOutForms> byId = new(StringComparer.Ordinal);
        for (int arm = 0; arm < arms.Count; arm++)
        {
            for (int file = 0; file < arms[arm].Files.Count; file++)
            {
                foreach (ProofInput input in arms[arm].Read(file, seed))
                {
                    stopping.ThrowIfCancellationRequested();
                    progress(input.Text.Length);
                    if (input.Text.Length == 0)
                    {
                        continue;
                    }

                    if (arm > 0)
                    {
                        byId.GetValueOrDefault(input.Id)?.Texts[arm] = ProofText.Cut(input.Text, MostFormBytes);
                        continue;
                    }

                    if (!_clusters.Contains(input.Cluster))
                    {
                        continue;
                    }

                    _ = input.Id.Length > 0 && _ids.Add(input.Id);
                    if (seen.Add(input.Cluster))
                    {
                        HeldOutForms forms = new(input.Cluster, input.Source, new string?[arms.Count]);
                        forms.Texts[0] = ProofText.Cut(input.Text, MostFormBytes);
                        documents.Add(forms);
                        _ = input.Id.Length > 0 && byId.TryAdd(input.Id, forms);
                    }
                }
            }
        }

        return [.. documents.OrderBy(document => document.Cluster)];
    }

    private List<HeldOutDomain> Common(IReadOnlyList<ArmFiles> arms, List<HeldOutForms> documents)
    {
        bool[] isMatched = [.. Enumerable.Range(0, arms.Count).Select(arm => documents.Exists(document => document.Texts[arm] is not null))];
        Unmatched = [.. arms.Where((_, arm) => !isMatched[arm]).Select(arm => arm.Name)];
        Forms = [.. documents.SelectMany(document => document.Texts).OfType<string>().Distinct(StringComparer.Ordinal)];
        List<HeldOutDomain> domains = [];
        foreach (IGrouping<string, HeldOutForms> source in documents.GroupBy(document => document.Source).OrderBy(source => source.Key, StringComparer.Ordinal))
        {
            ILookup<bool, HeldOutForms> byFate = source.ToLookup(document => Enumerable.Range(0, arms.Count).All(arm => !isMatched[arm] || document.Texts[arm] is not null));
            domains.Add(new HeldOutDomain(source.Key, Texts(byFate[true])));
            domains.Add(new HeldOutDomain($"{source.Key} (dropped)", Texts(byFate[false]), IsCounted: false));
        }

        return [.. domains.Where(domain => domain.Texts.Count > 0)];

        static string[] Texts(IEnumerable<HeldOutForms> of) => [.. of.Select(document => ProofText.Cut(document.Common(), MostDocumentBytes)).Where(text => text.Length > 0)];
    }
}
