using Tsumugi.Stages.Redact.Addresses;
using Tsumugi.Stages.Redact.Names;
using Tsumugi.Stages.Redact.Numbers;
using Tsumugi.Stages.Redact.SpecialCare;

namespace Tsumugi.Stages.Redact;

/// <summary>Lists every detector; a new one is its file, its test and one line here.</summary>
public static class RedactCatalog
{
    /// <summary>Gets the detectors in the order in which they run.</summary>
    public static IReadOnlyList<ITextDetector> All { get; } =
    [
        new EmailDetector(),
        new PhoneDetector(),
        new NumberDetector(),
        new MachineReadableDetector(),
        new IpAddressDetector(),
        new AddressDetector(),
        new PersonNameDetector(),
        new BirthDateDetector(),
        new UrlDetector(),
        new SpecialCareDetector(),
    ];
}
