using System.Diagnostics;
using System.Text;
using System.Text.Json;

namespace Hangdump.Harness;

/// <summary>A process that hangs (or works) as a scenario of HangTargets says. Disposing it kills it and what it has started.</summary>
public sealed class HangTarget : IDisposable
{
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(90);
    private readonly Process _process;

    private HangTarget(Process process, string scenario, TargetRuntime runtime, CodeKind code, JsonElement ready)
    {
        _process = process;
        Scenario = scenario;
        Runtime = runtime;
        Code = code;
        Actors = ready.GetProperty("actors").Deserialize<Actor[]>(JsonSerializerOptions.Web)!.ToDictionary(actor => actor.Name);
        Truth = ready.TryGetProperty("truth", out JsonElement truth) ? truth : default;
    }

    public string Scenario { get; }

    public TargetRuntime Runtime { get; }

    public CodeKind Code { get; }

    public int Pid => _process.Id;

    public bool HasExited => _process.HasExited;

    /// <summary>The threads that play a part, by their name in the scenario; main is <c>main</c>.</summary>
    public IReadOnlyDictionary<string, Actor> Actors { get; }

    /// <summary>What the scenario itself says to be true; null or undefined for most.</summary>
    public JsonElement Truth { get; }

    public Actor this[string actor] => Actors[actor];

    /// <summary>Starts a scenario and waits until its hang has formed.</summary>
    /// <exception cref="InvalidOperationException">The hang did not form; says what the target printed.</exception>
    public static HangTarget Start(string scenario, TargetRuntime runtime, CodeKind code = CodeKind.Release, params string[] arguments) =>
        Start(new ProcessStartInfo(PublishedTargets.Program(runtime, code), [scenario, .. arguments]), scenario, runtime, code);

    /// <summary>
    /// Starts a scenario through another program, as in <c>setpriv --reuid=1000</c>. <see cref="Pid"/> is that of the other program,
    /// which is the target's own where it replaces itself by the target.
    /// </summary>
    /// <exception cref="InvalidOperationException">The hang did not form; says what the target printed.</exception>
    public static HangTarget StartThrough(string[] launcher, string scenario, TargetRuntime runtime, params string[] arguments) =>
        Start(new ProcessStartInfo(launcher[0], [.. launcher[1..], PublishedTargets.Program(runtime, CodeKind.Release), scenario, .. arguments]), scenario, runtime, CodeKind.Release);

    /// <summary>Starts a scenario from a copy of its program and its runtime, which the test may change before or after.</summary>
    /// <exception cref="InvalidOperationException">The hang did not form; says what the target printed.</exception>
    public static HangTarget StartCopy(string folder, string scenario, TargetRuntime runtime) =>
        Start(new ProcessStartInfo(Path.Combine(folder, Path.GetFileName(PublishedTargets.Program(runtime, CodeKind.Release))), [scenario]), scenario, runtime, CodeKind.Release);

    /// <summary>Starts any program that says READY as HangTargets does, and waits until it says so.</summary>
    /// <exception cref="InvalidOperationException">The hang did not form; says what the target printed.</exception>
    public static HangTarget Start(ProcessStartInfo start, string scenario, TargetRuntime runtime, CodeKind code)
    {
        start.RedirectStandardInput = start.RedirectStandardOutput = start.RedirectStandardError = true;
        foreach (string name in start.Environment.Keys.Where(IsRuntimeSetting).ToList()) start.Environment.Remove(name);
        foreach ((string name, string value) in Settings(code)) start.Environment[name] = value;

        Process process = Process.Start(start)!;
        try
        {
            return new HangTarget(process, scenario, runtime, code, ReadyLine(process));
        }
        catch
        {
            End(process);
            throw;
        }
    }

    public void Dispose() => End(_process);

    /// <summary>What would change how the target's code is compiled; where .NET is installed stays.</summary>
    private static bool IsRuntimeSetting(string name) =>
        (name.StartsWith("DOTNET_", StringComparison.OrdinalIgnoreCase) && !name.StartsWith("DOTNET_ROOT", StringComparison.OrdinalIgnoreCase))
        || name.StartsWith("COMPlus_", StringComparison.OrdinalIgnoreCase);

    private static (string Name, string Value)[] Settings(CodeKind code) => code switch
    {
        CodeKind.Optimised => [("DOTNET_TieredCompilation", "0")],
        CodeKind.FullyOptimised => [("DOTNET_TieredCompilation", "0"), ("DOTNET_ReadyToRun", "0")],
        _ => [],
    };

    /// <summary>The content of the READY line. The streams are read on, so that the target never blocks in a write.</summary>
    private static JsonElement ReadyLine(Process process)
    {
        var printed = new StringBuilder();
        var ready = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        process.OutputDataReceived += (_, line) =>
        {
            if (line.Data is null) ready.TrySetException(new InvalidOperationException("ended before it was ready"));
            else if (line.Data.StartsWith("READY ", StringComparison.Ordinal)) ready.TrySetResult(line.Data["READY ".Length..]);
            else lock (printed) printed.AppendLine(line.Data);
        };
        process.ErrorDataReceived += (_, line) =>
        {
            lock (printed) printed.AppendLine(line.Data);
        };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        try
        {
            return JsonDocument.Parse(ready.Task.WaitAsync(_patience).GetAwaiter().GetResult()).RootElement;
        }
        catch (Exception failure) when (failure is TimeoutException or InvalidOperationException)
        {
            lock (printed) throw new InvalidOperationException($"{string.Join(' ', process.StartInfo.ArgumentList)}: {failure.Message}: {printed}", failure);
        }
    }

    private static void End(Process process)
    {
        using (process)
        {
            process.Kill(entireProcessTree: true);
            process.WaitForExit(TimeSpan.FromSeconds(10));
        }
    }
}

/// <summary>A thread of a target, as it knows itself.</summary>
/// <param name="Name">Its part in the scenario; also its thread name, unless it is main or of the thread pool.</param>
/// <param name="Id">Its managed id.</param>
/// <param name="OsId">Its kernel id, in the target's own PID namespace.</param>
public sealed record Actor(string Name, int Id, int OsId);
