using System.Text;

namespace Hangdump.Runtime.Output;

/// <summary>Appends to a file that only its owner can read. When it has grown too much, it becomes the old one and a new one begins.</summary>
internal sealed class FileOutput(string path) : IReportOutput
{
    private const long Largest = 10 * 1024 * 1024;
    private const UnixFileMode Owner = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    public void Write(string text)
    {
        try
        {
            FileInfo present = new(path);
            // Where others may write, a link could lead us to a file of somebody else's.
            if (present.LinkTarget is not null) throw new IOException("it is a link");
            if (present is { Exists: true, Length: > Largest }) File.Move(path, path + ".1", overwrite: true);
            FileStreamOptions append = new() { Mode = FileMode.Append, Access = FileAccess.Write, Share = FileShare.ReadWrite | FileShare.Delete };
            if (!OperatingSystem.IsWindows()) append.UnixCreateMode = Owner;
            using FileStream file = new(path, append);
            file.Write(Encoding.UTF8.GetBytes(text));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            Complaint.Write($"reports cannot be written to {path}: {exception.Message}");
            using DescriptorOutput instead = DescriptorOutput.StandardError();
            instead.Write(text);
        }
    }

    public void Dispose()
    {
    }
}
