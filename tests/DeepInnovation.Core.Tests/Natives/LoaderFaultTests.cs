using DeepInnovation.Core.Natives;

namespace DeepInnovation.Core.Tests.Natives;

public sealed class LoaderFaultTests
{
    [Fact]
    public void A_library_that_the_loader_misses_is_told_without_the_names_of_types()
    {
        var loader = new DllNotFoundException(
            "Unable to load shared library 'example' or one of its dependencies. "
            + "In order to help diagnose loading problems, consider strace:\nlibexample.so: cannot open shared object file");

        var told = LoaderFault.Of(new TypeInitializationException("Some.Native.Methods", loader));

        Assert.Equal(
            "A library of the program does not work on this machine: "
            + "Unable to load shared library 'example' or one of its dependencies. "
            + "What each machine needs: docs/platforms.md (run again with --verbose for the stack).", told);
    }

    [Theory]
    [InlineData(typeof(BadImageFormatException))]
    [InlineData(typeof(EntryPointNotFoundException))]
    public void Files_of_another_processor_or_version_are_told_too(Type type) =>
        Assert.Contains("machine: the loader's words. What",
            LoaderFault.Of((Exception)Activator.CreateInstance(type, "the loader's words.")!), StringComparison.Ordinal);

    [Fact]
    public void Other_faults_are_none_of_the_loader_s() =>
        Assert.Null(LoaderFault.Of(new InvalidOperationException("no", new IOException("disk"))));
}
