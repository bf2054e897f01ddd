using System.Text;
using System.Text.Json;
using Tsumugi.Contracts.Messages;
using Tsumugi.Contracts.Recipes;
using Tsumugi.Stages.Contamination;

namespace Tsumugi.Tests.Contamination;

/// <summary>The shared evaluation sets against real pages: what is planted is found, and ordinary text is left alone.</summary>
public sealed class EvaluationDataTests
{
    private static readonly string[] Sets = ["jcqa=jglue/jcommonsenseqa-v1.3/valid-v1.3.json.gz", "jcola=jcola/in_domain_valid-v1.0.json.gz", "jmmlu=jmmlu", "mgsm=mgsm/mgsm_ja.tsv.gz", "jemhopqa=jemhopqa/corpus/dev.json.gz", "cm=commonsense-morality/data_test.csv.gz"];

    [Fact]
    public void All_shared_sets_are_read_and_planted_questions_are_found()
    {
        ContaminationSettings settings = new() { Sets = Sets };
        List<TsumugiException> problems = [];
        IReadOnlyList<EvaluationFile> files = EvaluationSets.Find(settings, Repository.Shared("eval"), "sets", problems);
        Assert.Empty(problems);
        ContaminationIndex index = ContaminationIndex.Of(files, settings, TestContext.Current.CancellationToken);

        // The numbers of items are those of the publications; JMMLU without the 26 subjects that are held out here.
        Assert.Equal(["jcqa 1119 0", "jcola 865 0", "jmmlu 3636 0", "mgsm 250 0", "jemhopqa 120 0", "cm 3992 0"], index.Sets.Select(set => $"{set.Name} {set.Items} {set.Unread}"));
        string[] pages = [.. SharedPages.Lines(Repository.Shared("text/jsprimer.jsonl.gz")).Take(20).Select(page => SharedPages.Text(page, "text"))];
        ContaminationScanner scanner = new(index, settings.MinCoverage);
        Assert.All(pages, page => Assert.False(scanner.Scan(page, [])));

        int number = 0;
        int planted = 0;
        foreach (JsonElement item in SharedPages.Lines(Repository.Shared("eval/jglue/jcommonsenseqa-v1.3/valid-v1.3.json.gz")))
        {
            number++;
            string question = SharedPages.Text(item, "question");
            if (number % 10 != 1 || question.Length < 20)
            {
                continue;
            }

            string page = pages[number % pages.Length];
            string copy = (number % 3) switch { 0 => question, 1 => Wide(question), _ => Broken(question) };
            Assert.True(scanner.Scan(page[..(page.Length / 2)] + "\n" + copy + "\n" + page[(page.Length / 2)..], []), question);
            ItemHit hit = Assert.Single(scanner.Hits, hit => index.Sets[index.Items[hit.Item].Set].Name == "jcqa");
            Assert.Equal($"jglue/jcommonsenseqa-v1.3/valid-v1.3.json.gz:{number}", index.Items[hit.Item].Place);
            Assert.Equal(1, hit.Coverage);
            planted++;
        }

        Assert.True(planted > 20, $"{planted} planted");
    }

    private static string Wide(string text) => string.Concat(text.Select(letter => letter is > ' ' and <= '~' ? (char)(letter + 0xFEE0) : letter));

    private static string Broken(string text)
    {
        StringBuilder broken = new();
        for (int i = 0; i < text.Length; i++)
        {
            broken.Append(text[i]).Append(i % 7 == 6 && i + 1 < text.Length ? "\r\n　" : "");
        }

        return broken.ToString();
    }
}
