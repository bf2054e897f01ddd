using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Tsumugi.Text.Hashing;

namespace Tsumugi.Text;

/// <summary>Numbers the different letters of a text in the order in which they come and counts them.</summary>
/// <remarks>
/// <para>
/// The one pass over a text that all others rest on: what depends on the letter alone (its class, whether it is punctuation) is then asked once for
/// each different letter, some hundreds in a page, and what compares letters compares numbers of 16 bits, letters beyond U+FFFF included.
/// </para>
/// <para>
/// Of the table over all UTF-16 units only what the former text wrote is cleared.
/// Number 0 is no letter; behind the last letter stand <see cref="Padding"/> of them, so that eight letters can be read anywhere. One thread.
/// </para>
/// </remarks>
internal sealed class LetterCensus
{
    /// <summary>How many numbers 0 stand behind the text.</summary>
    public const int Padding = 16;

    /// <summary>The most different letters that are numbered; a text with more is <see cref="IsOverfull"/>.</summary>
    public const int MostKinds = ushort.MaxValue - 1;

    private readonly ushort[] _table = new ushort[0x10000];
    private readonly KeyTable _surrogates = new();
    private ushort[] _numbers = [];
    private int[] _letters = new int[256];
    private int[] _counts = new int[256];
    private int _length;
    private int _kinds;
    private bool _hasSurrogates;

    /// <summary>Gets a value indicating whether the text has more different letters than there are numbers; nothing else holds then.</summary>
    public bool IsOverfull { get; private set; }

    /// <summary>Gets the number of letters of the text.</summary>
    public int Length => _length;

    /// <summary>Gets how many different letters there are; they are numbered from 1 to this.</summary>
    public int Kinds => _kinds;

    /// <summary>Gets how many letters need two UTF-16 units.</summary>
    public int Pairs { get; private set; }

    /// <summary>Gets the number of each letter, in text order, and the padding.</summary>
    public ReadOnlySpan<ushort> Numbers => _numbers.AsSpan(0, Math.Min(_numbers.Length, _length + Padding));

    /// <summary>Gets the code points, by number; a lone surrogate is itself.</summary>
    public ReadOnlySpan<int> Letters => _letters.AsSpan(0, _kinds + 1);

    /// <summary>Gets how often each letter comes, by number.</summary>
    public ReadOnlySpan<int> Counts => _counts.AsSpan(0, _kinds + 1);

    /// <summary>Takes the census of a text.</summary>
    public void Take(ReadOnlySpan<char> text)
    {
        Reserve(text.Length);
        Forget();
        IsOverfull = false;
        Pairs = 0;
        _kinds = 0;
        _length = 0;
        _counts[0] = 0;
        ref ushort table = ref MemoryMarshal.GetArrayDataReference(_table);
        ref ushort numbers = ref MemoryMarshal.GetArrayDataReference(_numbers);
        int length = 0;
        for (int unit = 0; unit < text.Length; unit++)
        {
            char letter = text[unit];
            // SAFETY: the table has a place for each unit; there is room for as many numbers as units, and a letter has at least one.
            int number = Unsafe.Add(ref table, (nint)letter);
            if (number == 0)
            {
                number = char.IsSurrogate(letter) ? Surrogate(text, ref unit) : Learn(letter);
                if (IsOverfull)
                {
                    Array.Clear(_counts); // what it counted of a former text must not be seen
                    return;
                }
            }

            Unsafe.Add(ref numbers, length++) = (ushort)number;
        }

        _length = length;
        _numbers.AsSpan(length, Padding).Clear();
        Count();
    }

    /// <summary>Gives outsized memory back.</summary>
    public void Trim(int letters)
    {
        if (_numbers.Length > letters + Padding)
        {
            _numbers = [];
            _length = 0;
            _surrogates.Trim(letters);
        }
    }

    private void Reserve(int letters)
    {
        if (_numbers.Length < letters + Padding)
        {
            _numbers = new ushort[(int)Math.Min(Array.MaxLength, Math.Max(letters + Padding, _numbers.Length * 2L))];
        }

        _hasSurrogates = false;
    }

    /// <summary>Takes the letters of the former text out of the table; those beyond U+FFFF and lone halves are not in it.</summary>
    private void Forget()
    {
        foreach (int letter in _letters.AsSpan(1, _kinds))
        {
            if (letter <= char.MaxValue)
            {
                _table[letter] = 0;
            }
        }
    }

    /// <summary>Counts the numbers.</summary>
    private void Count()
    {
        int[] counts = _counts;
        Array.Clear(counts, 0, _kinds + 1);
        foreach (ushort number in _numbers.AsSpan(0, _length))
        {
            counts[number]++;
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private int Learn(char letter)
    {
        int number = Add(letter);
        _table[letter] = (ushort)number;
        return number;
    }

    /// <summary>Numbers a letter of two units or a lone half; surrogates are never in the table, so they always come here.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private int Surrogate(ReadOnlySpan<char> text, ref int unit)
    {
        int letter = text[unit];
        if (char.IsHighSurrogate(text[unit]) && unit + 1 < text.Length && char.IsLowSurrogate(text[unit + 1]))
        {
            letter = char.ConvertToUtf32(text[unit], text[unit + 1]);
            unit++;
            Pairs++;
        }

        if (!_hasSurrogates)
        {
            _hasSurrogates = true;
            _surrogates.Clear(Math.Min(text.Length, MostKinds + 1), Hash64.Of(text));
        }

        int place = _surrogates.Add((uint)letter, _kinds + 1);
        KeyTable.Entry entry = _surrogates.Entries[place];
        return entry.Count == 1 ? Add(letter) : entry.First;
    }

    private int Add(int letter)
    {
        if (_kinds == MostKinds)
        {
            IsOverfull = true;
            return 0;
        }

        int number = ++_kinds;
        if (number >= _letters.Length)
        {
            int size = Math.Min(MostKinds + 1, _letters.Length * 4);
            Array.Resize(ref _letters, size);
            Array.Resize(ref _counts, size);
        }

        _letters[number] = letter;
        return number;
    }
}
