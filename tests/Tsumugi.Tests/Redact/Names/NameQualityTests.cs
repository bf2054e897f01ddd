using System.IO.Compression;
using System.Text.Json;
using Tsumugi.Contracts.Ledger;
using Tsumugi.Contracts.Privacy;
using Tsumugi.Stages.Redact;
using Tsumugi.Stages.Redact.Names;

namespace Tsumugi.Tests.Redact.Names;

/// <summary>Scores the finder of names on sentences of Wikipedia with marked persons, and on sentences made of lists of names that it knows or does not know.</summary>
/// <remarks>
/// A name of the marked sentences stands in context if an honorific, title or office of <see cref="Honorifics"/> follows it at once (one blank may part them), or if a label
/// of <see cref="NameLabels"/> stands before it with a colon or blank between. Found is a finding of any kind with exactly its letters; false is a finding anywhere
/// in all sentences that touches no marked person. What is found of persons out of context counts for neither.
/// </remarks>
[Trait("Category", "shared-data")]
public sealed class NameQualityTests
{
    private const int Made = 4000;

    private static readonly Redactor Names = new(
        new RedactionPolicy("names", "", "", [.. new PersonNameDetector().Kinds.Select(kind => new RedactionKind(kind, RedactionAction.Mask, "〔〕", "", ""))]),
        [new PersonNameDetector()]);

    private static readonly string[] Templates =
    [
        "{0}様", "{0}さんは昨日、市役所を訪れた。", "{0}氏によると、", "拝啓　{0} 様、", "{0}先生の授業", "営業部の{0}部長が説明した。", "{0}容疑者（45）を逮捕した", "{0}教授（経済学）", "「{0}さん」と呼んだ", "隣の{0}さんから、",
        "氏名：{0}", "氏名　{0}　印", "お名前：{0}\nご住所：", "担当者：{0}", "担当者名 | {0} | 03-", "代表取締役　{0}", "申請者氏名\n{0}\n", "患者：{0}（男性）", "【講師】{0}", "| 氏名 | {0} |",
    ];

    private static readonly string[] LookAlikes =
    [
        "お客様の声", "皆様のお越し", "神様にお願い", "王様の耳", "奥様向け", "お母さんと", "お父さんの", "八百屋さんで", "本屋さんに", "パン屋さんの", "各位", "{0}市長が", "{0}市さんは", "{0}駅長は", "{0}県知事の", "{0}大学教授", "{0}銀行頭取", "{0}商店さん", "{0}支店長",
        "源氏物語", "平氏の滅亡", "摂氏{1}度", "華氏{1}度", "学部長", "本部長会議", "副社長室", "サッカー選手", "アメリカ大統領", "市議会議員", "営業担当：{0}支店", "お名前：必須", "氏名（漢字）", "担当：総務部", "製品名：{0}", "施設名：{0}公園", "令和{1}年", "昭和{1}年度",
        "仕様の様式", "多様な模様", "神殿の御殿", "君主と諸君", "先生は", "選手権大会", "監督署の署長", "店員さん", "学生さん", "看護師さん", "運転手さん", "赤ちゃん", "たくさん", "みなさん", "ユーザーさん", "スタッフさん", "株式会社{0}製作所", "{0}工業社長", "東京都{0}区長", "ファイル名：data{1}.csv", "name: item-{1}",
    ];

    [Fact]
    public void Names_beside_an_honorific_or_label_are_found_in_marked_sentences()
    {
        int gold = 0;
        int found = 0;
        int wrong = 0;
        int all = 0;
        int allFound = 0;
        var missed = new List<string>();
        var extra = new List<string>();
        foreach ((string text, List<TextSpan> persons) in Sentences())
        {
            List<TextEdit> edits = JpDefault.Find(Names, text);
            foreach (TextSpan person in persons)
            {
                bool hit = edits.Exists(edit => edit.Span == person);
                (all, allFound) = (all + 1, allFound + (hit ? 1 : 0));
                if (IsInContext(text, person))
                {
                    (gold, found) = (gold + 1, found + (hit ? 1 : 0));
                    Note(missed, hit, text, person);
                }
            }

            foreach (TextEdit edit in edits)
            {
                bool person = persons.Exists(span => span.Start < edit.Span.End && edit.Span.Start < span.End);
                wrong += person ? 0 : 1;
                Note(extra, person, text, edit.Span);
            }
        }

        PrivacyFigures.Score score = new(gold, found, wrong);
        PrivacyFigures.Print("names beside an honorific or label, ner-wikipedia", score);
        PrivacyFigures.Print("all names, also in plain prose, ner-wikipedia", new PrivacyFigures.Score(all, allFound, wrong));
        Assert.True(score.F1 >= 0.85, $"{score}\nmissed:\n{string.Join('\n', missed)}\nextra:\n{string.Join('\n', extra)}");
    }

    [Fact]
    public void Names_of_made_sentences_are_found_known_or_not()
    {
        NameLists lists = NameLists.Read();
        PrivacyFigures.Score known = Of(lists.Families, lists.Given, 1);
        PrivacyFigures.Score familyUnknown = Of(lists.UnknownFamilies, lists.Given, 2);
        PrivacyFigures.Score givenUnknown = Of(lists.Families, lists.UnknownGiven, 3);
        PrivacyFigures.Print("full names in made sentences, both parts in the gazetteer", known);
        PrivacyFigures.Print("full names in made sentences, family not in it", familyUnknown);
        PrivacyFigures.Print("full names in made sentences, given name not in it", givenUnknown);
        Assert.True(known.F1 >= 0.97, $"{known}");
        Assert.True(givenUnknown.F1 >= 0.85, $"{givenUnknown}");
        Assert.True(familyUnknown.F1 >= 0.5, $"{familyUnknown}");
    }

    [Fact]
    public void What_looks_like_a_name_is_hit_once_in_a_hundred_at_most()
    {
        NameLists lists = NameLists.Read();
        var random = new Random(20261125);
        int hits = 0;
        var shown = new List<string>();
        for (int i = 0; i < Made; i++)
        {
            string text = string.Format(System.Globalization.CultureInfo.InvariantCulture, LookAlikes[i % LookAlikes.Length], lists.Frequent[random.Next(lists.Frequent.Count)], random.Next(1, 60));
            List<TextEdit> edits = JpDefault.Find(Names, text);
            hits += edits.Count > 0 ? 1 : 0;
            if (edits.Count > 0 && shown.Count < 40)
            {
                shown.Add(text + " " + edits[0].Parts);
            }
        }

        PrivacyFigures.Print("look-alikes of names: sentences with a false hit", hits, Made);
        Assert.True(hits <= Made / 100, $"{hits} of {Made}\n{string.Join('\n', shown)}");
    }

    private static PrivacyFigures.Score Of(IReadOnlyList<string> families, IReadOnlyList<string> given, int seed)
    {
        var random = new Random(20261125 + seed);
        int found = 0;
        int wrong = 0;
        for (int i = 0; i < Made; i++)
        {
            string name = families[random.Next(families.Count)] + (random.Next(3) == 0 ? "\u3000" : "") + given[random.Next(given.Count)];
            string template = Templates[i % Templates.Length];
            int start = template.IndexOf("{0}", StringComparison.Ordinal);
            List<TextEdit> edits = JpDefault.Find(Names, template.Replace("{0}", name, StringComparison.Ordinal));
            bool hit = edits.Exists(edit => edit.Span == new TextSpan(start, start + name.Length));
            found += hit ? 1 : 0;
            wrong += edits.Count - (hit ? 1 : 0);
        }

        return new PrivacyFigures.Score(Made, found, wrong);
    }

    private static bool IsInContext(string text, TextSpan person)
    {
        int behind = person.End + (person.End + 1 < text.Length && text[person.End] is ' ' or '\u3000' ? 1 : 0);
        if (behind < text.Length && Honorifics.At(text, behind) is not null)
        {
            return true;
        }

        int before = person.Start;
        while (before > 0 && text[before - 1] is ':' or '：' or ' ' or '\u3000')
        {
            before--;
        }

        return before < person.Start && before > 0 && NameLabels.EndingAt(text, before - 1) is not null;
    }

    private static void Note(List<string> notes, bool right, string text, TextSpan span)
    {
        if (!right && notes.Count < 60)
        {
            notes.Add($"{text[Math.Max(0, span.Start - 6)..span.Start]}【{text[span.Start..span.End]}】{text[span.End..Math.Min(text.Length, span.End + 6)]}");
        }
    }

    private static IEnumerable<(string Text, List<TextSpan> Persons)> Sentences()
    {
        using var packed = new GZipStream(File.OpenRead(Repository.Shared("ner/ner-wikipedia/ner.json.gz")), CompressionMode.Decompress);
        using JsonDocument document = JsonDocument.Parse(packed);
        foreach (JsonElement sentence in document.RootElement.EnumerateArray())
        {
            List<TextSpan> persons = [];
            foreach (JsonElement entity in sentence.GetProperty("entities").EnumerateArray())
            {
                if (entity.GetProperty("type").GetString() == "人名")
                {
                    JsonElement span = entity.GetProperty("span");
                    persons.Add(new TextSpan(span[0].GetInt32(), span[1].GetInt32()));
                }
            }

            yield return (sentence.GetProperty("text").GetString()!, persons);
        }
    }
}
