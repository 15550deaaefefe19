using Hangdump.Capture.Attach;
using Hangdump.Capture.Attach.Linux;
using Hangdump.Reporting.Snapshot;

namespace Hangdump.Capture.Runtimes;

/// <summary>Finds the DAC that fits a runtime, and refuses one that does not fit or that root should not load.</summary>
internal sealed class DebuggingLibraryFinder(TargetProcess target, RuntimeModule runtime)
{
    /// <summary>The path of the DAC to load.</summary>
    /// <param name="given">The path that the user gave; null when none.</param>
    /// <exception cref="TargetRefusedException">There is none, or none that fits, or none that can be trusted.</exception>
    public string Find(string? given)
    {
        if (given is not null)
            return Check(given);
        string? folder = Path.GetDirectoryName(runtime.Path);
        string beside = Path.Join(folder, DebuggingLibrary.FileName);
        bool fits = runtime.Kind == RuntimeKind.CoreClr && DebuggingLibrary.Open(target.RootPrefix + beside) is { } library && library.Fits(runtime);
        if (fits && TrustedPath.IsSafeToLoad(target.RootPrefix, beside, out _))
            return target.RootPrefix + beside;
        if (FindInstalled() is { } installed)
            return installed;
        throw fits ? Untrusted(target.RootPrefix, beside) : Missing();
    }

    private string Check(string given)
    {
        // The path as the kernel prints it has no links left, which the check of its folders relies on.
        string path = RealPath(given);
        if (DebuggingLibrary.Open(path) is not { } library)
            throw new TargetRefusedException(RefusalCause.MissingDac, $"{given} cannot be read", $"name the {DebuggingLibrary.FileName} of .NET {runtime.Version}");
        if (!library.Fits(runtime))
            throw new TargetRefusedException(
                RefusalCause.WrongDac,
                $"{given} does not fit the runtime of process {target.Id}: it is of {Describe(library.Stamp)}, the process runs {Describe(runtime.Stamp)}",
                $"name the {DebuggingLibrary.FileName} of exactly this build: dotnet-hangdump {target.Id} --dac <path>");
        return TrustedPath.IsSafeToLoad("", path, out _) ? path : throw Untrusted("", path);
    }

    private string? FindInstalled() =>
        (from folder in InstalledRuntimes.Folders(target.RootPrefix, runtime.Version)
         let path = Path.Join(folder, DebuggingLibrary.FileName)
         where DebuggingLibrary.Open(target.RootPrefix + path) is { } library && library.Fits(runtime) && TrustedPath.IsSafeToLoad(target.RootPrefix, path, out _)
         select target.RootPrefix + path).FirstOrDefault()
        ?? (from folder in target.RootPrefix.Length == 0 ? [] : InstalledRuntimes.Folders("", runtime.Version)
            let path = Path.Join(folder, DebuggingLibrary.FileName)
            where DebuggingLibrary.Open(path) is { } library && library.Fits(runtime) && TrustedPath.IsSafeToLoad("", path, out _)
            select path).FirstOrDefault();

    private TargetRefusedException Missing() => runtime.Kind == RuntimeKind.SingleFile
        ? new TargetRefusedException(
            RefusalCause.MissingDac,
            $"process {target.Id} is a single-file application, which ships no {DebuggingLibrary.FileName}, and no installed runtime has the one of .NET {runtime.Version}",
            $"take it from the package Microsoft.NETCore.App.Runtime.linux-{Architecture} {runtime.Version}: dotnet-hangdump {target.Id} --dac <path>")
        : new TargetRefusedException(
            RefusalCause.MissingDac,
            $"no {DebuggingLibrary.FileName} of {Describe(runtime.Stamp)} is beside the {RuntimeModule.FileName} of process {target.Id}" + (runtime.Image.IsDeleted ? ", which has been replaced since the process started" : ""),
            $"name the one of exactly this build: dotnet-hangdump {target.Id} --dac <path>");

    private TargetRefusedException Untrusted(string root, string path)
    {
        TrustedPath.IsSafeToLoad(root, path, out string? culprit);
        return new TargetRefusedException(
            RefusalCause.UntrustedDac,
            $"{path} is not loaded as root, because another user can write {(culprit == path ? "it" : culprit)}",
            $"run as the process's user: setpriv --reuid={target.Status.Users[1]} --regid={target.Status.Groups[1]} --clear-groups dotnet-hangdump {target.Id}");
    }

    private static string Architecture => System.Runtime.InteropServices.RuntimeInformation.ProcessArchitecture.ToString().ToLowerInvariant();

    private static string Describe(BuildStamp? stamp) => stamp is null ? "an unknown build" : $".NET {stamp.RuntimeVersion ?? stamp.Version} (commit {stamp.Commit[..Math.Min(9, stamp.Commit.Length)]})";

    private static string RealPath(string path)
    {
        try
        {
            using var file = File.OpenHandle(path);
            return new FileInfo($"/proc/self/fd/{file.DangerousGetHandle()}").LinkTarget ?? path;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return path;
        }
    }
}
