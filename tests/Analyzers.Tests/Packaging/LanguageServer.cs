using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace Hangdump.Analyzers.Tests.Packaging;

/// <summary>A language server as an editor drives it: JSON-RPC over its standard input and output, one reader, one request at a time.</summary>
internal sealed class LanguageServer : IDisposable
{
    private const string Version = "0.28.0";

    private readonly Process _process;
    private readonly ConcurrentDictionary<int, JsonNode> _answers = new();
    private readonly string _root;
    private int _requests;

    public LanguageServer(string tools, string folder)
    {
        _root = new Uri(folder).AbsoluteUri;
        string program = Path.Combine(tools, "csharp-ls");
        if (!File.Exists(program))
        {
            (int code, string output) = PackageTests.Packed.Run(folder, "tool", "install", "csharp-ls", "--version", Version, "--tool-path", tools);
            if (code != 0) throw new InvalidOperationException(output);
        }

        _process = Process.Start(new ProcessStartInfo(program, ["--loglevel", "warning"]) { WorkingDirectory = folder, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true })!;
        _process.ErrorDataReceived += (_, _) => { };
        _process.BeginErrorReadLine();
        new Thread(Read) { IsBackground = true }.Start();
        Request("initialize", new JsonObject
        {
            ["processId"] = Environment.ProcessId,
            ["rootUri"] = _root,
            ["capabilities"] = new JsonObject { ["workspace"] = new JsonObject { ["configuration"] = true }, ["textDocument"] = new JsonObject { ["diagnostic"] = new JsonObject() } },
        });
        Send(new JsonObject { ["method"] = "initialized", ["params"] = new JsonObject() });
    }

    public void Open(string file, string text) => Send(new JsonObject
    {
        ["method"] = "textDocument/didOpen",
        ["params"] = new JsonObject { ["textDocument"] = new JsonObject { ["uri"] = $"{_root}/{file}", ["languageId"] = "csharp", ["version"] = 1, ["text"] = text } },
    });

    public void Change(string file, int version, string text) => Send(new JsonObject
    {
        ["method"] = "textDocument/didChange",
        ["params"] = new JsonObject
        {
            ["textDocument"] = new JsonObject { ["uri"] = $"{_root}/{file}", ["version"] = version },
            ["contentChanges"] = new JsonArray(new JsonObject { ["text"] = text }),
        },
    });

    /// <summary>Ids and lines (from zero) of what the editor would underline.</summary>
    public IReadOnlyList<(string Id, int Line)> Diagnostics(string file)
    {
        JsonNode answer = Request("textDocument/diagnostic", new JsonObject { ["textDocument"] = new JsonObject { ["uri"] = $"{_root}/{file}" } });
        return [.. answer["result"]!["items"]!.AsArray().Select(item => (item!["code"]!.GetValue<string>(), item["range"]!["start"]!["line"]!.GetValue<int>()))];
    }

    public void Dispose()
    {
        _process.Kill(entireProcessTree: true);
        _process.WaitForExit();
        _process.Dispose();
    }

    private JsonNode Request(string method, JsonObject parameters)
    {
        int id = ++_requests;
        Send(new JsonObject { ["id"] = id, ["method"] = method, ["params"] = parameters });
        JsonNode? answer = null;
        if (!SpinWait.SpinUntil(() => _answers.TryRemove(id, out answer) || _process.HasExited, TimeSpan.FromSeconds(120)) || answer is null)
            throw new InvalidOperationException($"{method} was not answered");
        return answer;
    }

    private void Send(JsonObject message)
    {
        message["jsonrpc"] = "2.0";
        byte[] content = Encoding.UTF8.GetBytes(message.ToJsonString());
        Stream stream = _process.StandardInput.BaseStream;
        lock (_process)
        {
            stream.Write(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"Content-Length: {content.Length}\r\n\r\n")));
            stream.Write(content);
            stream.Flush();
        }
    }

    private void Read()
    {
        Stream stream = _process.StandardOutput.BaseStream;
        while (Length(stream) is { } length)
        {
            byte[] content = new byte[length];
            stream.ReadExactly(content);
            JsonNode message = JsonNode.Parse(content)!;
            if (message["method"] is null) _answers[message["id"]!.GetValue<int>()] = message;
            else if (message["id"] is { } id) Send(new JsonObject { ["id"] = id.DeepClone(), ["result"] = Answer(message) });
        }
    }

    private static JsonArray? Answer(JsonNode request) =>
        request["method"]!.GetValue<string>() == "workspace/configuration"
            ? new JsonArray([.. request["params"]!["items"]!.AsArray().Select(_ => new JsonObject { ["analyzersEnabled"] = true })])
            : null;

    /// <summary>Of the message that follows the header; null at the end.</summary>
    private static int? Length(Stream stream)
    {
        int? length = null;
        StringBuilder line = new();
        while (stream.ReadByte() is >= 0 and var letter)
        {
            if (letter != '\n')
            {
                line.Append((char)letter);
                continue;
            }

            string header = line.ToString().Trim();
            line.Clear();
            if (header.Length == 0) return length;
            if (header.StartsWith("Content-Length:", StringComparison.OrdinalIgnoreCase)) length = int.Parse(header.AsSpan(15), CultureInfo.InvariantCulture);
        }

        return null;
    }
}
