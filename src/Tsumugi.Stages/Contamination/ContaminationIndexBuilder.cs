using System.Globalization;
using Tsumugi.Contracts.Ledger;
using Tsumugi.Contracts.Messages;
using Tsumugi.Contracts.Recipes;
using Tsumugi.Contracts.Steps;
using Tsumugi.Stages.Read;
using Tsumugi.Text;
using Tsumugi.Text.Overlap;
using Tsumugi.Text.Similarity;

namespace Tsumugi.Stages.Contamination;

/// <summary>Reads evaluation sets and makes the index of their passages.</summary>
/// <remarks>One thread. The same files give the same index. Texts and ids are scrubbed as documents are, so that both hold the same marks and no My Number reaches a disk.</remarks>
internal sealed class ContaminationIndexBuilder
{
    /// <summary>More letters than this are refused: at 40 bytes each the index would take 10 GB of memory.</summary>
    private const long MostLetters = 256L << 20;

    private const int MostFaults = 20;

    private readonly ContaminationSettings _settings;
    private readonly ITextEditor _scrubber;
    private readonly ReadLimits _limits;
    private readonly OverlapIndexBuilder _passages;
    private readonly List<IndexedItem> _items = [];
    private readonly List<SetCount> _sets = [];
    private readonly List<string> _fields = [];
    private readonly Dictionary<string, int> _fieldNumbers = new(StringComparer.Ordinal);
    private readonly List<(int Passage, PassageOwner Owner)> _owners = [];
    private readonly List<TextEdit> _edits = [];
    private readonly TextBuffer _scrubbed = new();
    private readonly TextBuffer _key = new();
    private readonly TextBuffer _short = new();
    private readonly List<(int Item, string Field, string Key)> _shorts = [];

    private ContaminationIndexBuilder(ContaminationSettings settings, ITextEditor scrubber, ReadLimits limits)
    {
        (_settings, _scrubber, _limits) = (settings, scrubber, limits);
        _passages = new OverlapIndexBuilder(settings.RunLetters, Math.Min(settings.WholeLetters, settings.RunLetters));
    }

    /// <summary>Makes the index.</summary>
    /// <param name="files">The files, those of a set together.</param>
    /// <param name="settings">The settings.</param>
    /// <param name="scrubber">Destroys My Numbers.</param>
    /// <param name="limits">The sizes in force.</param>
    /// <param name="stopping">Stops early.</param>
    /// <exception cref="TsumugiException">TSU4031: the sets hold too much text.</exception>
    public static ContaminationIndex Build(IReadOnlyList<EvaluationFile> files, ContaminationSettings settings, ITextEditor scrubber, ReadLimits limits, CancellationToken stopping)
    {
        ContaminationIndexBuilder builder = new(settings, scrubber, limits);
        foreach (IGrouping<string, EvaluationFile> set in files.GroupBy(file => file.Set))
        {
            builder.AddSet(set.Key, [.. set], stopping);
        }

        return builder.Finish();
    }

    private void AddSet(string name, IReadOnlyList<EvaluationFile> files, CancellationToken stopping)
    {
        _passages.BeginSet();
        SetCount count = new(name, files.Count, _items.Count);
        _sets.Add(count);
        FieldChoice fields = FieldChoice.Of(_settings.Fields, name);
        foreach (EvaluationFile file in files)
        {
            EvaluationFormat.Read(
                file,
                fields,
                _limits,
                item =>
                {
                    stopping.ThrowIfCancellationRequested();
                    Add(item, file.Name);
                },
                fault =>
                {
                    count.Unread++;
                    if (count.Faults.Count < MostFaults)
                    {
                        count.Faults.Add(fault.Number > 0 ? FormattableString.Invariant($"{file.Name}:{fault.Number} {fault.Reason}") : $"{file.Name} {fault.Reason}");
                    }
                });
            CheckSize(name);
        }

        count.End = _items.Count;
        _passages.EndSet(TemplateOwners(count.End - count.First));
    }

    private void Add(EvaluationItem item, string file)
    {
        int index = _items.Count;
        _items.Add(new IndexedItem(_sets.Count - 1, string.Create(CultureInfo.InvariantCulture, $"{file}:{item.Number}"), Scrubbed(item.Id).ToString()));
        _short.Clear();
        string shortField = "";
        foreach ((string field, string text) in item.Texts)
        {
            DedupKey.Fold(Scrubbed(text), _key);
            if (!HasLetter(_key.Written))
            {
                continue; // A number, a date, or an id such as `100312_421853-104611`.
            }

            if (_key.Length >= _settings.RunLetters)
            {
                AddPassage(index, field, _key.Written);
            }
            else if (_key.Length > _short.Length)
            {
                _short.Set(_key.Written);
                shortField = field;
            }
        }

        if (_short.Length > 0)
        {
            _shorts.Add((index, shortField, _short.ToString()));
        }

        _short.Trim(1 << 16);
        _key.Trim(1 << 16);
    }

    private static bool HasLetter(ReadOnlySpan<char> key)
    {
        foreach (char letter in key)
        {
            if (char.IsLetter(letter) || char.IsSurrogate(letter))
            {
                return true;
            }
        }

        return false;
    }

    private void AddPassage(int item, string field, ReadOnlySpan<char> key)
    {
        int passage = _passages.Add(key);
        if (passage >= 0)
        {
            _owners.Add((passage, new PassageOwner(item, FieldNumber(field))));
        }
    }

    private ReadOnlySpan<char> Scrubbed(string text)
    {
        _edits.Clear();
        _scrubber.Find(text, _edits);
        if (_edits.Count == 0)
        {
            return text;
        }

        _scrubbed.Clear();
        TextEdits.Apply(text, _edits, _scrubbed);
        return _scrubbed.Written;
    }

    private int FieldNumber(string field)
    {
        if (!_fieldNumbers.TryGetValue(field, out int number))
        {
            number = _fields.Count;
            _fieldNumbers.Add(field, number);
            _fields.Add(Scrubbed(field).ToString());
        }

        return number;
    }

    private void CheckSize(string set)
    {
        if (_passages.Letters > MostLetters)
        {
            throw new TsumugiException(
                "TSU4031",
                ExitCode.InputMissing,
                $"contamination.sets: `{set}`",
                new Phrase($"the evaluation sets hold more than {MostLetters} letters of text", $"評価データの文字数が上限（{MostLetters} 文字）を超えています"),
                new Phrase("name fewer files, or with `fields` only the questions", "ファイルを減らすか、`fields` で設問の項目だけを指定してください"));
        }
    }

    private ContaminationIndex Finish()
    {
        OverlapIndex passages = _passages.Build();
        if (AddShortTexts(Checked(passages)))
        {
            passages = _passages.Build();
        }

        // An item that has the same passage in two fields (JCoLA: `sentence`, `original`) is listed once, under the first.
        (int Passage, PassageOwner Owner)[] owners = [.. _owners.DistinctBy(owner => (owner.Passage, owner.Owner.Item)).OrderBy(owner => owner.Passage).ThenBy(owner => owner.Owner.Item)];
        int[] starts = new int[passages.Passages + 1];
        foreach ((int passage, _) in owners)
        {
            starts[passage + 1]++;
        }

        for (int passage = 0; passage < passages.Passages; passage++)
        {
            starts[passage + 1] += starts[passage];
        }

        bool[] isChecked = Checked(passages);
        bool[] isTemplate = new bool[_items.Count];
        foreach ((_, PassageOwner owner) in owners)
        {
            isTemplate[owner.Item] = !isChecked[owner.Item];
        }

        foreach ((int item, _, _) in _shorts)
        {
            isTemplate[item] = false;
        }

        return new ContaminationIndex([.. _sets.Select(set => set.Count(isChecked, isTemplate))], [.. _items], [.. _fields], starts, [.. owners.Select(owner => owner.Owner)], passages);
    }

    /// <summary>Tells which items are looked for by at least one passage.</summary>
    private bool[] Checked(OverlapIndex passages)
    {
        bool[] isChecked = new bool[_items.Count];
        foreach ((int passage, PassageOwner owner) in _owners)
        {
            isChecked[owner.Item] |= passages.CountedLetters(passage) > 0;
        }

        return isChecked;
    }

    /// <summary>Adds the longest short text of each item that is not looked for otherwise.</summary>
    /// <remarks>A short answer or choice is a word that any text may hold, so an item with something longer is not looked for by it.</remarks>
    /// <returns>Whether there was one.</returns>
    private bool AddShortTexts(bool[] isChecked)
    {
        bool any = false;
        int set = -1;
        foreach ((int item, string field, string key) in _shorts.Where(text => !isChecked[text.Item]))
        {
            if (_items[item].Set != set)
            {
                set = _items[item].Set;
                _passages.BeginSet(TemplateOwners(_sets[set].End - _sets[set].First));
            }

            AddPassage(item, field, key);
            any = true;
        }

        return any;
    }

    /// <summary>One item in a hundred, but never so few that a passage with many questions, or a handful of variants, counts as a template.</summary>
    private static int TemplateOwners(int items) => Math.Clamp(items / 100, 20, 200);

    /// <summary>What is counted of a set while it is read.</summary>
    private sealed class SetCount(string name, int files, int first)
    {
        public int First => first;

        public int End { get; set; }

        public long Unread { get; set; }

        public List<string> Faults { get; } = [];

        public ContaminationSet Count(bool[] isChecked, bool[] isTemplate)
        {
            int items = End - first;
            int found = isChecked.AsSpan(first, items).Count(true);
            int template = isTemplate.AsSpan(first, items).Count(true);
            return new ContaminationSet(name, files, items, found, items - found - template, template, Unread, Faults);
        }
    }
}
