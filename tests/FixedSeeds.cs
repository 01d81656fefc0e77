using CsCheck;

namespace DeepInnovation;

/// <summary>
/// CsCheck uses a seed for the first case only and draws the others anew in each run. These take its place in our tests: every
/// case follows from the seed, one after the other on one thread, so that a run tells the same as the one before. A case that
/// fails is handed to CsCheck, which makes it smaller and prints it.
/// </summary>
internal static class FixedSeeds
{
    public static void Sample<T>(this Gen<T> gen, Action<T> assert, string seed, long iter = 100, int threads = 1,
        Func<T, string>? print = null)
    {
        var cases = PCG.Parse(seed);
        for (long i = 0; i < iter; i++)
        {
            var state = cases.State;
            var value = gen.Generate(cases, null, out _);
            try
            {
                assert(value);
            }
            catch (Exception)
            {
                Check.Sample(gen, assert, seed: cases.ToString(state), iter: 100, threads: Math.Max(1, threads), print: print);
                throw;
            }
        }
    }

    public static void Sample<T>(this Gen<T> gen, Func<T, bool> holds, string seed, long iter = 100, int threads = 1,
        Func<T, string>? print = null) =>
        Sample(gen, value => Xunit.Assert.True(holds(value)), seed, iter, threads, print);

    public static void Sample<T1, T2>(this Gen<(T1, T2)> gen, Action<T1, T2> assert, string seed,
        long iter = 100, int threads = 1) =>
        Sample(gen, value => assert(value.Item1, value.Item2), seed, iter, threads);

    public static void Sample<T1, T2, T3>(this Gen<(T1, T2, T3)> gen, Action<T1, T2, T3> assert, string seed,
        long iter = 100, int threads = 1) =>
        Sample(gen, value => assert(value.Item1, value.Item2, value.Item3), seed, iter, threads);

    public static void Sample<T1, T2, T3, T4>(this Gen<(T1, T2, T3, T4)> gen, Action<T1, T2, T3, T4> assert, string seed,
        long iter = 100, int threads = 1) =>
        Sample(gen, value => assert(value.Item1, value.Item2, value.Item3, value.Item4), seed, iter, threads);
}
