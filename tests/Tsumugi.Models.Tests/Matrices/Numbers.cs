namespace Tsumugi.Tests.Models.Matrices;

/// <summary>Made-up numbers that are the same in every run.</summary>
public static class Numbers
{
    /// <summary>Gets numbers between −scale and scale.</summary>
    public static float[] Of(int count, ulong seed, float scale = 1)
    {
        float[] numbers = new float[count];
        for (int i = 0; i < count; i++)
        {
            seed = (seed * 6364136223846793005) + 1442695040888963407;
            numbers[i] = (((seed >> 40) / (float)(1 << 23)) - 1) * scale;
        }

        return numbers;
    }

    /// <summary>Says how far two rows are apart at most.</summary>
    public static double Distance(ReadOnlySpan<float> a, ReadOnlySpan<float> b)
    {
        Assert.Equal(a.Length, b.Length);
        double most = 0;
        for (int i = 0; i < a.Length; i++)
        {
            Assert.True(float.IsFinite(a[i]) && float.IsFinite(b[i]), $"{a[i]} and {b[i]} at {i}");
            most = Math.Max(most, Math.Abs((double)a[i] - b[i]));
        }

        return most;
    }
}
