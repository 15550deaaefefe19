using Hangdump.Reporting.CommandLines;

namespace Hangdump.Reporting.Tests.CommandLines;

public sealed class SecretMaskTests
{
    [Theory]
    [InlineData("app --password=hunter2 --port=80", "app --password=*** --port=80")]
    [InlineData("app --password hunter2 --port 80", "app --password *** --port 80")]
    [InlineData("app --api-key abc file.txt", "app --api-key *** file.txt")]
    [InlineData("app --signingKey abc", "app --signingKey ***")]
    [InlineData("app --ConnectionStrings:Main=Server=db;Pooling=true", "app --ConnectionStrings:Main=***")]
    [InlineData("app ConnectionStrings:Main=Server=db;Pooling=true", "app ConnectionStrings:Main=***")]
    [InlineData("app 'Server=db;User Id=sa;Password=a b;Timeout=3'", "app 'Server=db;User Id=sa;Password=***;Timeout=3'")]
    [InlineData("app --url=https://joe:pa@ss@host/x", "app --url=https://joe:***@host/x")]
    [InlineData("app https://host/x?sv=1&sig=abc&se=2", "app 'https://host/x?sv=1&sig=***&se=2'")]
    [InlineData("app /p:Token=abc", "app /p:Token=***")]
    [InlineData("app -H 'Authorization: Bearer abc'", "app -H Authorization:***")]
    [InlineData("app GITHUB_TOKEN=abc", "app GITHUB_TOKEN=***")]
    public void Values_of_secret_like_arguments_are_hidden(string commandLine, string expected) =>
        Assert.Equal(expected, SecretMask.Mask(commandLine));

    [Theory]
    [InlineData("dotnet App.dll --urls http://localhost:5000 --key-file /etc/key.pem")]
    [InlineData("app --monkey banana --verbose")]
    [InlineData("app PublicKeyToken=b03f5f7f11d50a3a")]
    [InlineData("/opt/secrets/app run --token-less --password")]
    public void Other_arguments_stay(string commandLine) => Assert.Equal(commandLine, SecretMask.Mask(commandLine));

    [Theory]
    [InlineData("a", "b c", "d'e", "", "x\\y", "$HOME;rm", "ü")]
    public void Joined_words_split_into_the_same_words(params string[] words) =>
        Assert.Equal(words, ShellWords.Split(ShellWords.Join(words)));
}
