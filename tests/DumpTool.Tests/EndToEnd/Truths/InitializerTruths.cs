using Hangdump.Harness;
using static Hangdump.DumpTool.Tests.EndToEnd.ExpectedFinding;

namespace Hangdump.DumpTool.Tests.EndToEnd.Truths;

internal static class InitializerTruths
{
    public static IEnumerable<Truth> On(TargetRuntime runtime) =>
    [
        new Truth("static-constructor-waits-for-task")
            .Waits("first", "result", "task", ownedBy: "loader")
            .Waits("loader", "enter", "typeInitializer", "StaticConstructorWaitsForTask.Configuration", ownedBy: "first")
            .Finds(Deadlock("first", "loader").With("main")),

        new Truth("static-constructor-joins")
            .Waits("first", "join", "thread", ownedBy: "filler")
            .Waits("filler", "enter", "typeInitializer", "StaticConstructorJoins.Catalogue", ownedBy: "first")
            .Finds(Deadlock("first", "filler").With("main")),

        new Truth("static-constructor-against-lock")
            .Waits("logging", "enter", "typeInitializer", "StaticConstructorAgainstLock.Formats", ownedBy: "formatting")
            .Waits("formatting", "enter", "monitor", "StaticConstructorAgainstLock._log", ownedBy: "logging")
            .Finds(Deadlock("logging", "formatting").With("main")),

        new Truth("lazy-against-lock")
            .Waits("opening", "enter", "lazy", "LazyAgainstLock.Shop._assortment", ownedBy: "selling")
            .Waits("selling", "enter", "monitor", "LazyAgainstLock.Shop._till", ownedBy: "opening")
            .Finds(Deadlock("opening", "selling").With("main")),
    ];
}
