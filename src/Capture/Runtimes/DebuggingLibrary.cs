namespace Hangdump.Capture.Runtimes;

/// <summary>A DAC file: the runtime's own library for reading it from outside.</summary>
internal sealed record DebuggingLibrary(string Path, BuildStamp? Stamp, byte[] BuildId)
{
    public const string FileName = "libmscordaccore.so";

    /// <summary>Looks into the file without loading it; null when it cannot be read.</summary>
    public static DebuggingLibrary? Open(string path)
    {
        try
        {
            byte[] file = File.ReadAllBytes(path);
            return new DebuggingLibrary(path, BuildStamp.Find(file), ElfBuildId.Find(file).ToArray());
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>
    /// Whether it was built together with the runtime. A wrong one would crash us. A single-file host names the one it needs;
    /// every other runtime carries the same stamp.
    /// </summary>
    public bool Fits(RuntimeModule runtime) =>
        runtime.DacBuildId.Length > 0 ? BuildId.AsSpan().SequenceEqual(runtime.DacBuildId.AsSpan()) : Stamp is not null && Stamp == runtime.Stamp;
}
