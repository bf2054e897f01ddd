using FsCheck;
using FsCheck.Fluent;

namespace Tsumugi.Tests;

/// <summary>Runs a property on many generated values; a failing one is shrunk and shown.</summary>
public static class Property
{
    public static void Holds<T>(Arbitrary<T> values, Func<T, bool> property) => Prop.ForAll(values, property).QuickCheckThrowOnFailure();
}
