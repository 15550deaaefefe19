using System.CommandLine;
using System.Text;
using Hangdump.DumpTool.Output;

namespace Hangdump.DumpTool.Commands;

/// <summary><c>completion</c>: a script that teaches a shell to complete our command line, by asking us with <c>[suggest:…]</c>.</summary>
internal static class CompletionCommand
{
    private const string Bash = """
        # bash completion for dotnet-hangdump. To use it: source <(dotnet-hangdump completion bash)
        _dotnet_hangdump() {
          local IFS=$'\n'
          COMPREPLY=($(compgen -W "$("${COMP_WORDS[0]}" "[suggest:${COMP_POINT}]" "${COMP_LINE}" 2>/dev/null)" -- "${COMP_WORDS[COMP_CWORD]}"))
        }
        complete -o default -F _dotnet_hangdump dotnet-hangdump
        """;

    private const string Zsh = """
        #compdef dotnet-hangdump
        # zsh completion for dotnet-hangdump. To use it: source <(dotnet-hangdump completion zsh)
        _dotnet_hangdump() {
          local -a suggestions
          suggestions=("${(@f)$("${words[1]}" "[suggest:${CURSOR}]" "${BUFFER}" 2>/dev/null)}")
          compadd -- "${suggestions[@]}" || _files
        }
        compdef _dotnet_hangdump dotnet-hangdump
        """;

    private const string Fish = """
        # fish completion for dotnet-hangdump. To use it: dotnet-hangdump completion fish | source
        function __dotnet_hangdump_suggest
          set -l line (commandline -cp)
          dotnet-hangdump "[suggest:"(string length -- "$line")"]" "$line" 2>/dev/null
        end
        complete -c dotnet-hangdump -a '(__dotnet_hangdump_suggest)'
        """;

    public static Command Create()
    {
        var shell = new Argument<string>("shell") { Description = "bash, zsh or fish" };
        shell.CompletionSources.Add("bash", "zsh", "fish");
        shell.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && ScriptFor(token.Value) is null)
                UsageError.Add(result, $"no completion script for '{token.Value}'", "name one of bash, zsh and fish");
        });
        var command = new Command("completion", "Print a script that completes options and process ids in your shell") { shell };
        command.SetAction(parsed =>
        {
            var script = new MemoryStream();
            script.Write(Encoding.UTF8.GetBytes(ScriptFor(parsed.GetRequiredValue(shell)) + "\n"));
            new StandardOutput().Write(script);
            return ExitCode.ReportWritten;
        });
        return command;
    }

    private static string? ScriptFor(string shell) => shell switch
    {
        "bash" => Bash,
        "zsh" => Zsh,
        "fish" => Fish,
        _ => null,
    };
}
