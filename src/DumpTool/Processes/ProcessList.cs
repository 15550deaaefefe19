using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Hangdump.Reporting.Rendering.Text;

namespace Hangdump.DumpTool.Processes;

/// <summary>How a list of processes looks.</summary>
internal static class ProcessList
{
    private static readonly string[] _titles = ["PID", "RUNTIME", "READABLE", "COMMAND"];

    public static void WriteTable(IReadOnlyList<DotNetProcess> processes, Stream to)
    {
        using var writer = new StreamWriter(to, leaveOpen: true);
        var rows = new List<string[]> { _titles };
        foreach (var process in processes)
        {
            rows.Add(
            [
                process.Id.ToString(CultureInfo.InvariantCulture),
                process.IsNativeAot ? "NativeAOT" : process.RuntimeVersion ?? "?",
                process.Obstacle is null ? "yes" : $"no: {process.Obstacle}",
                Printable.Line(process.CommandLine ?? $"[{process.Name}]"),
            ]);
        }

        foreach (var row in rows)
        {
            for (var column = 0; column < row.Length - 1; column++)
                writer.Write(row[column].PadRight(Width(rows, column) + 2));
            writer.Write(row[^1]);
            writer.Write('\n');
        }
    }

    public static void WriteJson(IReadOnlyList<DotNetProcess> processes, Stream to)
    {
        using (var json = new Utf8JsonWriter(to, new JsonWriterOptions { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartArray();
            foreach (var process in processes)
            {
                json.WriteStartObject();
                json.WriteNumber("id", process.Id);
                json.WriteString("name", process.Name);
                json.WriteString("runtimeVersion", process.RuntimeVersion);
                json.WriteBoolean("nativeAot", process.IsNativeAot);
                json.WriteBoolean("readable", process.Obstacle is null);
                json.WriteString("obstacle", process.Obstacle);
                json.WriteString("commandLine", process.CommandLine);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        to.WriteByte((byte)'\n');
    }

    private static int Width(List<string[]> rows, int column)
    {
        var width = 0;
        foreach (var row in rows)
            width = Math.Max(width, row[column].Length);
        return width;
    }
}
