using DeepInnovation.Samples;

namespace DeepInnovation.Tests.Samples;

/// <summary>Corpora that several tests look at, generated once.</summary>
internal static class CorpusFixture
{
    private static readonly Lazy<SampleCorpus> CommittedCorpus = new(() => SampleCorpus.Generate(3000, 3000, 42));
    private static readonly Lazy<SampleCorpus> OtherCorpus = new(() => SampleCorpus.Generate(3000, 3000, 7));

    /// <summary>The corpus that stands in data-samples.</summary>
    public static SampleCorpus Committed => CommittedCorpus.Value;

    /// <summary>Another one of the same size.</summary>
    public static SampleCorpus Other => OtherCorpus.Value;

    /// <summary>The folder data-samples of the repository.</summary>
    public static string Folder
    {
        get
        {
            var folder = new DirectoryInfo(AppContext.BaseDirectory);
            while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "DeepInnovation.sln")))
                folder = folder.Parent;
            Assert.NotNull(folder);
            return Path.Combine(folder.FullName, "data-samples");
        }
    }
}
