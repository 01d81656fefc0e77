using DeepInnovation.Core.Files;

namespace DeepInnovation.Core.Tests.Files;

/// <summary>All tests run under the rules of Windows (<see cref="WindowsFiles"/>); these show what the rules do.</summary>
public sealed class DiskTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_file_that_somebody_has_open_is_not_replaced_and_the_message_says_to_close_it()
    {
        _folder.Write("a.csv", "old");
        _folder.Write("b.csv", "new");
        using var excel = Disk.OpenRead(_folder["a.csv"]);
        var patient = new Patient(new WindowsFiles());
        using var held = patient.Inner.Open(_folder["a.csv"], Reading(FileShare.Read));
        var fault = Assert.Throws<FileInUseException>(() => Disk.Replace(patient, _folder["b.csv"], _folder["a.csv"]));
        Assert.Equal($"{_folder["a.csv"]} is open in another program. Close it there.", fault.Message);
        Assert.Equal(_folder["a.csv"], fault.Path);
        Assert.Equal("old", File.ReadAllText(_folder["a.csv"]));
        Assert.Equal("new", File.ReadAllText(_folder["b.csv"]));
        Assert.Equal(TimeSpan.FromSeconds(2), patient.Waited);
        Assert.InRange(patient.Tries, 5, 20);
    }

    [Fact]
    public void What_is_let_go_within_two_seconds_is_no_fault()
    {
        _folder.Write("a.csv", "old");
        _folder.Write("b.csv", "new");
        var windows = new WindowsFiles();
        var scanner = windows.Open(_folder["a.csv"], Reading(FileShare.Read));
        Disk.Replace(new Patient(windows) { AfterWaiting = _ => scanner.Dispose() }, _folder["b.csv"], _folder["a.csv"]);
        Assert.Equal("new", File.ReadAllText(_folder["a.csv"]));
        Assert.False(File.Exists(_folder["b.csv"]));
    }

    [Fact]
    public void A_file_that_is_open_is_not_deleted()
    {
        _folder.Write("a.csv", "old");
        var windows = new WindowsFiles();
        using (windows.Open(_folder["a.csv"], Reading(FileShare.Read)))
            Assert.Throws<FileInUseException>(() => Disk.Delete(new Patient(windows), _folder["a.csv"]));
        Disk.Delete(new Patient(windows), _folder["a.csv"]);
        Assert.False(File.Exists(_folder["a.csv"]));
    }

    [Fact]
    public void A_table_that_another_program_writes_can_be_read()
    {
        _folder.Write("a.csv", "id,title");
        using var excel = Disk.Open(_folder["a.csv"], FileMode.Open, FileAccess.ReadWrite, FileShare.Read, 1, FileOptions.None);
        Assert.Equal("id,title", Disk.ReadAllText(_folder["a.csv"]));
        Assert.Equal(["id,title"], Disk.ReadLines(_folder["a.csv"]));
        Assert.Equal("id,title"u8, Disk.ReadAllBytes(_folder["a.csv"]));
        using (var map = new MappedFile(_folder["a.csv"]))
        using (var view = map.View(3, 5))
            Assert.Equal((byte)'t', view.ReadByte(0));
    }

    [Fact]
    public void A_file_that_was_mapped_can_be_replaced_at_once()
    {
        _folder.Write("a.npy", "old");
        using (var map = new MappedFile(_folder["a.npy"]))
        using (map.View(0, 0))
            Assert.Throws<FileInUseException>(() => Disk.Delete(new Patient(Disk.Current), _folder["a.npy"]));
        var patient = new Patient(Disk.Current);
        Disk.Delete(patient, _folder["a.npy"]);
        Assert.Equal(TimeSpan.Zero, patient.Waited);
    }

    [Fact]
    public void The_test_double_refuses_to_share_what_a_handle_does_not_share()
    {
        _folder.Write("a.csv", "");
        var windows = new WindowsFiles();
        using var writer = windows.Open(_folder["a.csv"],
            new FileStreamOptions { Mode = FileMode.Open, Access = FileAccess.ReadWrite, Share = FileShare.Read });
        var fault = Assert.Throws<IOException>(() => windows.Open(_folder["a.csv"], Reading(FileShare.Read)));
        Assert.Equal(32, fault.HResult & 0xFFFF);
        windows.Open(_folder["a.csv"], Reading(FileShare.ReadWrite)).Dispose();
    }

    [Fact]
    public void The_test_double_sees_handles_that_did_not_pass_through_it()
    {
        if (!OperatingSystem.IsLinux())
            Assert.Skip("reads /proc, which only Linux has");
        _folder.Write("a.csv", "");
        using (File.OpenRead(_folder["a.csv"]))
            Assert.Throws<IOException>(() => new WindowsFiles().Delete(_folder["a.csv"]));
        new WindowsFiles().Delete(_folder["a.csv"]);
    }

    [Fact]
    public void A_held_file_is_told_at_once_and_not_waited_for()
    {
        using var first = Disk.TryHold(_folder["lock"], FileShare.None);
        Assert.NotNull(first);
        Assert.Null(Disk.TryHold(_folder["lock"], FileShare.None));
    }

    [Fact]
    public void A_held_log_can_be_read()
    {
        using var log = Disk.TryHold(_folder["log"], FileShare.Read);
        log!.Write("line\n"u8);
        log.Flush();
        Assert.Equal("line\n", Disk.ReadAllText(_folder["log"]));
    }

    [Fact]
    public void A_read_only_file_is_a_fault_at_once()
    {
        _folder.Write("a.csv", "old");
        File.SetAttributes(_folder["a.csv"], FileAttributes.ReadOnly);
        Assert.SkipUnless(File.GetAttributes(_folder["a.csv"]).HasFlag(FileAttributes.ReadOnly), "this disk keeps no such mark");
        var patient = new Patient(new Refusing());
        Assert.Throws<UnauthorizedAccessException>(() => Disk.Replace(patient, _folder["b.csv"], _folder["a.csv"]));
        Assert.Equal(TimeSpan.Zero, patient.Waited);
        File.SetAttributes(_folder["a.csv"], FileAttributes.Normal);
    }

    [Fact]
    public void Where_open_files_may_be_replaced_nothing_waits()
    {
        _folder.Write("a.csv", "old");
        _folder.Write("b.csv", "new");
        using var reader = new FileStream(_folder["a.csv"], FileMode.Open, FileAccess.Read,
            FileShare.ReadWrite | FileShare.Delete);
        if (OperatingSystem.IsWindows())
            Assert.Skip("Windows refuses it");
        Disk.Replace(new SystemFiles(), _folder["b.csv"], _folder["a.csv"]);
        Assert.Equal("new", File.ReadAllText(_folder["a.csv"]));
    }

    [Fact]
    public void Before_hours_of_work_an_output_that_cannot_be_replaced_is_told()
    {
        Disk.DemandReplaceable(_folder["a.csv"]);
        _folder.Write("a.csv", "old");
        Disk.DemandReplaceable(_folder["a.csv"]);
        using var excel = Disk.Open(_folder["a.csv"], FileMode.Open, FileAccess.Read, FileShare.Read, 1, FileOptions.None);
        Assert.Throws<FileInUseException>(() => Disk.DemandReplaceable(_folder["a.csv"]));
    }

    [Fact]
    public void A_folder_goes_with_its_files_and_a_link_without_what_it_points_to()
    {
        _folder.Write("kept/a.csv", "kept");
        _folder.Write("gone/below/b.csv", "gone");
        Directory.CreateSymbolicLink(_folder["gone/link"], _folder["kept"]);
        File.CreateSymbolicLink(_folder["gone/file"], _folder["kept/a.csv"]);
        Disk.DeleteFolder(_folder["gone"]);
        Assert.False(Directory.Exists(_folder["gone"]));
        Assert.True(File.Exists(_folder["kept/a.csv"]));
        Disk.DeleteFolder(_folder["gone"]);
    }

    [Fact]
    public void A_folder_is_renamed_once_nobody_has_a_file_of_it_open()
    {
        _folder.Write("new/inner/a.dll", "text");
        var windows = new WindowsFiles();
        var scanner = windows.Open(_folder["new/inner/a.dll"], Reading(FileShare.Read));
        Assert.Contains("new is open in another program", Assert.Throws<FileInUseException>(
            () => Disk.MoveFolder(new Patient(windows), _folder["new"], _folder["place"])).Message, StringComparison.Ordinal);
        Disk.MoveFolder(new Patient(windows) { AfterWaiting = _ => scanner.Dispose() }, _folder["new"], _folder["place"]);
        Assert.Equal("text", File.ReadAllText(_folder["place/inner/a.dll"]));
        _folder.Write("other/a.dll", "");
        Assert.ThrowsAny<IOException>(() => Disk.MoveFolder(new Patient(windows), _folder["other"], _folder["place"]));
    }

    private static FileStreamOptions Reading(FileShare share) =>
        new() { Mode = FileMode.Open, Access = FileAccess.Read, Share = share };

    /// <summary>Counts the waiting instead of doing it.</summary>
    private sealed class Patient(IFileSystem inner) : IFileSystem
    {
        public IFileSystem Inner { get; } = inner;

        public TimeSpan Waited { get; private set; }

        public int Tries { get; private set; }

        public Action<TimeSpan> AfterWaiting { get; init; } = _ => { };

        public bool RefusesWhileOpen => Inner.RefusesWhileOpen;

        public FileStream Open(string path, FileStreamOptions options) => Inner.Open(path, options);

        public void Replace(string from, string to)
        {
            Tries++;
            Inner.Replace(from, to);
        }

        public void MoveFolder(string from, string to) => Inner.MoveFolder(from, to);

        public void Delete(string path) => Inner.Delete(path);

        public void Wait(TimeSpan pause)
        {
            Waited += pause;
            AfterWaiting(Waited);
        }
    }

    /// <summary>A disk on which nothing may be replaced.</summary>
    private sealed class Refusing : IFileSystem
    {
        public bool RefusesWhileOpen => true;

        public FileStream Open(string path, FileStreamOptions options) => throw new UnauthorizedAccessException();

        public void Replace(string from, string to) => throw new UnauthorizedAccessException();

        public void MoveFolder(string from, string to) => throw new UnauthorizedAccessException();

        public void Delete(string path) => throw new UnauthorizedAccessException();

        public void Wait(TimeSpan pause)
        {
        }
    }
}
