namespace Tsumugi.Stages.Extract;

/// <content>Ruby: `rt` holds the reading, `rp` parentheses for browsers without ruby; end tags are often missing.</content>
internal sealed partial class BlockWriter
{
    private bool _annotation;
    private bool _readingOpen;

    /// <summary>Gets a value indicating whether text at this place is left out.</summary>
    public bool LeavesOut { get; private set; }

    /// <summary>Says that what follows is a reading (`rt`, `rtc`).</summary>
    public void BeginReading() => (_annotation, LeavesOut) = (true, ruby == RubyStyle.Base);

    /// <summary>Says that what follows are parentheses for browsers without ruby (`rp`).</summary>
    public void BeginFallback() => (_annotation, LeavesOut) = (false, true);

    /// <summary>Says that what follows is the base again, or text behind the ruby.</summary>
    public void EndReading() => _annotation = LeavesOut = false;

    private void OpenReading()
    {
        _readingOpen = true;
        model.Letters.Append('（');
    }

    private void CloseReading()
    {
        if (_readingOpen)
        {
            _readingOpen = false;
            model.Letters.Append('）');
        }
    }
}
