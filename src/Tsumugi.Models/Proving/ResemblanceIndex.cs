using Tsumugi.Text;
using Tsumugi.Text.Hashing;
using Tsumugi.Text.Similarity;

namespace Tsumugi.Models.Proving;

/// <summary>Finds documents that say again what a held-out document says, so that no arm learns the answers.</summary>
/// <remarks>
/// <para>
/// A document resembles a held-out one if half of the runs of eight letters of either are runs of the other: a copy, a longer or shorter version, one with other markup. Letters are
/// those of <see cref="DedupKey"/>. Every fourth run, by its hash, stands for all (bottom sketching by a threshold: the share of a sample is that of the set, without bias). Runs that
/// more than 32 held-out documents have are the template of a site and say nothing.
/// </para>
/// <para>Known misses: a quotation that is less than half of both; a text with readings after every word, whose runs are all broken.</para>
/// <para>Immutable; each thread looks with a <see cref="Scanner"/> of its own. Memory: about 60 bytes for each fourth letter of all held-out texts.</para>
/// </remarks>
public sealed class ResemblanceIndex
{
    private const int Letters = 8;
    private const int MostOwners = 32;

    /// <summary>Fewer common runs are chance; a text that has no more is compared as a whole.</summary>
    private const int LeastCommon = 4;
    private const ulong Threshold = ulong.MaxValue / 4;

    private readonly Dictionary<ulong, List<int>> _owners = [];
    private readonly HashSet<ulong> _contents = [];
    private readonly int[] _runs;

    /// <summary>Makes the index.</summary>
    /// <param name="texts">The held-out texts.</param>
    public ResemblanceIndex(IReadOnlyList<string> texts)
    {
        _runs = new int[texts.Count];
        Scanner scanner = new(this);
        for (int i = 0; i < texts.Count; i++)
        {
            foreach (ulong run in scanner.Read(texts[i]))
            {
                if (run < Threshold)
                {
                    (_owners.TryGetValue(run, out List<int>? owners) ? owners : _owners[run] = []).Add(i);
                }
            }

            _contents.Add(scanner.Content);
        }

        foreach ((ulong run, List<int> owners) in _owners)
        {
            if (owners.Count > MostOwners)
            {
                // The run stays, so that it is known to be none that tells anything.
                owners.Clear();
            }

            owners.ForEach(owner => _runs[owner]++);
        }
    }

    /// <summary>Looks at documents, one after the other. For one thread.</summary>
    /// <param name="index">The index.</param>
    public sealed class Scanner(ResemblanceIndex index)
    {
        private readonly Shingler _shingler = new(ShingleUnit.Letters, Letters);
        private readonly ShingleSet _set = new();
        private readonly TextBuffer _key = new();
        private readonly int[] _found = new int[index._runs.Length];
        private readonly List<int> _touched = [];

        /// <summary>Gets a hash of the letters of the document read last.</summary>
        public ulong Content { get; private set; }

        /// <summary>Says whether a document resembles a held-out one.</summary>
        public bool Resembles(string text)
        {
            int runs = 0;
            foreach (ulong run in Read(text))
            {
                if (run >= Threshold)
                {
                    continue;
                }

                if (!index._owners.TryGetValue(run, out List<int>? owners))
                {
                    runs++;
                    continue;
                }

                runs += owners.Count > 0 ? 1 : 0;
                foreach (int owner in owners)
                {
                    if (_found[owner]++ == 0)
                    {
                        _touched.Add(owner);
                    }
                }
            }

            bool resembles = index._contents.Contains(Content);
            foreach (int owner in _touched)
            {
                resembles |= _found[owner] >= LeastCommon && _found[owner] * 2 >= Math.Min(runs, index._runs[owner]);
                _found[owner] = 0;
            }

            _touched.Clear();
            return resembles;
        }

        /// <summary>Reads the runs of a text, and <see cref="Content"/>.</summary>
        internal ReadOnlySpan<ulong> Read(string text)
        {
            _key.Trim(1 << 20);
            DedupKey.Fold(text, _key);
            Content = Hash64.Of(_key.Written);
            _shingler.Fill(text, _key.Written, _set);
            return _set.Members;
        }
    }
}
