namespace DeepInnovation.Samples;

internal static class DataCard
{
    public static string Of(SampleCorpus corpus) => $"Synthetic, seed {corpus.Seed}.\n";
}
