using System.Globalization;
using Tsumugi.Corpus.Making;
using Tsumugi.Corpus.Sources;

namespace Tsumugi.Corpus.Writing;

/// <summary>Writes a planned corpus as files with the truth beside each; files are made side by side, and their bytes do not depend on that.</summary>
/// <param name="pages">The source pages.</param>
/// <param name="options">What is wished.</param>
public sealed class CorpusWriter(IReadOnlyList<SourcePage> pages, CorpusOptions options)
{
    private readonly ClausePool _pool = new(pages);
    private readonly List<CorpusItem> _plan = CorpusPlan.Make(pages, options);

    /// <summary>Writes `corpus-00000.warc.gz` … and `corpus-00000.truth.jsonl.gz` ….</summary>
    public CorpusTotals WriteWarc(string folder, int files, int workers) => WriteAll(files, workers, (index, from, to) =>
    {
        string name = string.Create(CultureInfo.InvariantCulture, $"corpus-{index:d5}");
        return WriteFile(Path.Combine(folder, name), ".warc.gz", "uri", from, to, file => new WarcFileWriter(file, options.Seed, index, name + ".warc.gz"));
    });

    /// <summary>Writes `corpus.jsonl`, or `corpus-00000.jsonl` … where there are several, and the truth beside each.</summary>
    public CorpusTotals WriteJsonLines(string folder, int files, int workers) => WriteAll(files, workers, (index, from, to) =>
    {
        string name = files == 1 ? "corpus" : string.Create(CultureInfo.InvariantCulture, $"corpus-{index:d5}");
        return WriteFile(Path.Combine(folder, name), ".jsonl", "id", from, to, file => new JsonLinesWriter(file));
    });

    /// <summary>Writes every page as a file of its own: `page-0000000.html` …; the name is the id in `corpus.truth.jsonl.gz`.</summary>
    public CorpusTotals WritePages(string folder) => WriteAll(files: 1, workers: 1, (_, from, to) =>
        WriteFile(Path.Combine(folder, "corpus"), ".list", "id", from, to, list => new PageFolder(list, folder)));

    private CorpusTotals WriteAll(int files, int workers, Func<int, int, int, CorpusTotals> write)
    {
        int[] bounds = Bounds(files);
        CorpusTotals[] totals = new CorpusTotals[files];
        Parallel.For(0, files, new ParallelOptions { MaxDegreeOfParallelism = workers }, index => totals[index] = write(index, bounds[index], bounds[index + 1]));
        CorpusTotals sum = new();
        foreach (CorpusTotals part in totals)
        {
            sum.Add(part);
        }

        return sum;
    }

    /// <summary>Cuts the plan into files of about the same size.</summary>
    private int[] Bounds(int files)
    {
        int[] bounds = new int[files + 1];
        long planned = _plan.Sum(item => (long)pages[item.Page].Body.Length);
        long before = 0;
        int file = 1;
        for (int i = 0; i < _plan.Count && file < files; i++)
        {
            before += pages[_plan[i].Page].Body.Length;
            if (before >= planned * file / files)
            {
                bounds[file++] = i + 1;
            }
        }

        bounds.AsSpan(file).Fill(_plan.Count);
        return bounds;
    }

    private CorpusTotals WriteFile(string path, string ending, string idName, int from, int to, Func<Stream, IDocumentWriter> open)
    {
        CorpusTotals totals = new();
        DocumentMaker maker = new(pages, _pool, _plan, options.Seed);
        MadeDocument document = new();
        string unfinished = path + ending + ".tmp";
        using TruthWriter truth = new(path + ".truth.jsonl.gz", idName);
        using (FileStream file = new(unfinished, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 1 << 20))
        using (IDocumentWriter writer = open(file))
        {
            for (int number = from; number < to; number++)
            {
                maker.Make(number, document);
                writer.Write(document, number);
                truth.Write(document);
                totals.Add(document);
            }
        }

        totals.FileBytes = new FileInfo(unfinished).Length;
        File.Move(unfinished, path + ending, overwrite: true);
        truth.Commit();
        return totals;
    }
}
