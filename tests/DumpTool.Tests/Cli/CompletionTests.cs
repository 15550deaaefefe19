using System.Diagnostics;
using Hangdump.Harness;

namespace Hangdump.DumpTool.Tests.Cli;

public sealed class CompletionTests(DeadlockedProcess target) : IClassFixture<DeadlockedProcess>
{
    [Theory]
    [InlineData("--sta", "--stacks")]
    [InlineData("--stacks b", "blocked")]
    [InlineData("--via p", "ptrace")]
    [InlineData("4711 --color ", "always auto never")]
    [InlineData("compl", "completion")]
    [InlineData("completion z", "zsh")]
    public void Bash_completes_options_values_and_commands(string typed, string expected) => Assert.Equal(expected, Complete(typed));

    [Fact]
    public void Bash_completes_process_ids() => Assert.Contains(target.Pid, Complete(target.Pid[..^1]).Split(' '));

    [Theory]
    [InlineData("zsh", "compdef _dotnet_hangdump dotnet-hangdump")]
    [InlineData("fish", "complete -c dotnet-hangdump")]
    public void Other_shells_get_a_script_that_they_accept(string shell, string expected)
    {
        var script = Tool.Run("completion", shell);

        Assert.Equal((0, ""), (script.ExitCode, script.Error));
        Assert.Contains(expected, script.Output, StringComparison.Ordinal);
        if (!File.Exists($"/usr/bin/{shell}"))
            return;
        var check = Tool.Run(new ProcessStartInfo(shell, ["-n", "-c", script.Output])
        {
            RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
        });
        Assert.Equal((0, ""), (check.ExitCode, check.Error));
    }

    /// <summary>What bash offers for a line, asked as it asks for a press of the tab key.</summary>
    private static string Complete(string typed)
    {
        var script = $$"""
            shopt -s expand_aliases
            folder=$(mktemp -d)
            printf '#!/bin/sh\nexec dotnet exec %s "$@"\n' '{{Tool.Path}}' > $folder/dotnet-hangdump
            chmod +x $folder/dotnet-hangdump
            PATH=$folder:$PATH
            source <(dotnet-hangdump completion bash)
            complete -p dotnet-hangdump > /dev/null || exit 1
            COMP_LINE='dotnet-hangdump {{typed}}'
            COMP_POINT=${#COMP_LINE}
            read -ra COMP_WORDS <<< "$COMP_LINE"
            [[ $COMP_LINE == *' ' ]] && COMP_WORDS+=('')
            COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
            _dotnet_hangdump
            printf '%s\n' "${COMPREPLY[@]}" | sort | paste -sd ' '
            rm -r $folder
            """;
        var result = Tool.Run(new ProcessStartInfo("bash", ["-c", script])
        {
            RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
        });
        Assert.Equal("", result.Error);
        return result.Output.TrimEnd('\n');
    }
}
