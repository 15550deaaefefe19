namespace Hangdump.DumpTool.Output;

/// <summary>
/// A file that is replaced as a whole: it is written beside its place under a name that nobody else has, readable by its owner
/// only, and then renamed. A link at its place is replaced, not followed.
/// </summary>
internal sealed class ReportFile(string path) : ReportOutput
{
    private const string Advice = "name a file in a directory that you can write, or leave -o out and redirect standard output";

    private static readonly FileStreamOptions _newPrivateFile = NewPrivateFile();

    /// <summary>Finds out before the process is read whether a report can be written.</summary>
    /// <exception cref="Failure">It cannot.</exception>
    public static void Check(string path)
    {
        if (Directory.Exists(path))
            throw Failure.Usage($"cannot write '{path}': it is a directory", Advice);
        if (!FileKind.IsReplaceable(path))
            throw Failure.Usage($"cannot write '{path}': it is a device or pipe, not a file", Advice);
        if (new FileInfo(path) is { Exists: true, LinkTarget: null, IsReadOnly: true })
            throw Failure.Usage($"cannot write '{path}': it is read-only", Advice);
        Attempt(path, static temporary => File.Delete(temporary));
    }

    public override void Write(MemoryStream report) => Attempt(path, temporary => File.Move(temporary, path, overwrite: true), report);

    private static void Attempt(string path, Action<string> finish, MemoryStream? report = null)
    {
        var temporary = $"{path}.{Guid.NewGuid():N}.tmp";
        try
        {
            try
            {
                using (var stream = new FileStream(temporary, _newPrivateFile))
                    report?.WriteTo(stream);
                finish(temporary);
            }
            catch
            {
                File.Delete(temporary);
                throw;
            }
        }
        catch (DirectoryNotFoundException)
        {
            throw Failure.Usage($"cannot write '{path}': its directory does not exist", Advice);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw Failure.Usage($"cannot write '{path}': {Reason(exception)}", Advice);
        }
    }

    private static FileStreamOptions NewPrivateFile()
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return options;
    }

    /// <summary>The system's reason, without the name that nobody has chosen.</summary>
    private static string Reason(Exception exception) => exception switch
    {
        UnauthorizedAccessException => "permission denied",
        FileNotFoundException => "no file can be created there",
        _ => exception.Message.Split(" : '")[0],
    };
}
