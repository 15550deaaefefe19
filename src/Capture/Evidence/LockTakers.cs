using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using Hangdump.Capture.Objects;
using Hangdump.Capture.Primitives;
using Hangdump.Capture.Symbols;
using Hangdump.Capture.Symbols.Il;
using Hangdump.Reporting.Snapshot;
using Microsoft.Diagnostics.Runtime;

namespace Hangdump.Capture.Evidence;

/// <summary>
/// Confirms the owners that a lock records by a managed id alone, which may have been given to a new thread: one that stands
/// in code that has entered this very lock and not left it since is the one that the id means. One whose stack does not even lead
/// to the lock is an innocent that bears the id of a thread that has ended, and is not named.
/// </summary>
internal sealed class LockTakers : IOwnerInference
{
    private static readonly string[] _types =
        ["System.Threading.Monitor", ManagedLock.TypeName, ManagedLock.TypeName + "+Scope", "System.Threading.ReaderWriterLockSlim", "System.Threading.ReaderWriterLock"];

    private static readonly string[] _entering = ["Enter", "TryEnter", "Acquire", "Upgrade"];

    public void Infer(CaptureState state)
    {
        List<ResourceEntry> unsure =
        [
            .. state.Resources.All.Where(resource =>
                resource.Kind is ResourceKind.Monitor or ResourceKind.Lock or ResourceKind.ReaderWriterLock && resource.Owners.Any(IsUnsure)),
        ];
        if (unsure.Count == 0) return;
        IReadOnlyList<CodePlace> places = new CodePlaces(state, unsure).Find();
        List<(ResourceEntry Resource, Owner Owner)> innocent = Innocent(unsure, state);
        state.AfterResume(symbols =>
        {
            foreach (CodePlace place in places)
            {
                foreach (ResourceEntry resource in place.Links.Select(link => link.Resource).Distinct())
                {
                    if (HasTaken(place, resource, symbols)) Confirm(resource, place.Party);
                }
            }

            foreach (ResourceEntry resource in unsure.Where(resource => resource.Object.Type?.Name == "System.RuntimeType"))
                ConfirmSynchronized(resource, state, symbols);
            foreach ((ResourceEntry resource, Owner owner) in innocent) resource.Acquit(owner);
        });
    }

    /// <summary>Owners whose stack leads in no way to the lock. Only threads that wait: a running one may just be taking it, or be half read.</summary>
    private static List<(ResourceEntry Resource, Owner Owner)> Innocent(List<ResourceEntry> unsure, CaptureState state)
    {
        var reaches = new Dictionary<int, ReachOfThread>();
        var innocent = new List<(ResourceEntry Resource, Owner Owner)>();
        foreach (ResourceEntry resource in unsure.Where(resource => !resource.Object.Is("System.RuntimeType")))
        {
            foreach (Owner owner in resource.Owners.Where(IsUnsure))
            {
                if (owner.Party.Thread is not { } id || state.ThreadById(id) is not { Wait: not null } thread) continue;
                if (!reaches.TryGetValue(id, out ReachOfThread? reach)) reaches[id] = reach = new ReachOfThread(thread);
                if (!reach.Includes(resource.Object, state.Fields.Of(resource.Object.Address))) innocent.Add((resource, owner));
            }
        }

        return innocent;
    }

    private static bool IsUnsure(Owner owner) => owner.Certainty == Certainty.Possible;

    private static bool HasTaken(CodePlace place, ResourceEntry resource, SymbolResolver symbols)
    {
        if (!resource.Owners.Any(owner => IsUnsure(owner) && owner.Party == place.Party) || IlHistory.Of(place.Where(symbols)) is not { } history) return false;
        bool isOwn(IlCall call) =>
            Array.IndexOf(_types, call.Type) >= 0
            && (call.Type.EndsWith("Scope", StringComparison.Ordinal) || place.Links.Any(link => link.Resource == resource && link.Is(call.On)));
        IlCall last = history.Before.LastOrDefault(isOwn);
        return last.Method is not null && Begins(last, _entering);
    }

    /// <summary>A synchronized static method holds the monitor of its type as long as it runs.</summary>
    private static void ConfirmSynchronized(ResourceEntry resource, CaptureState state, SymbolResolver symbols)
    {
        foreach (Owner owner in resource.Owners.Where(IsUnsure).ToArray())
        {
            ulong? type = resource.Object.AsRuntimeType()?.MethodTable;
            if (owner.Party.Thread is { } id && state.ThreadById(id) is { } thread
                && thread.Frames.Any(frame => frame.Method.Type?.MethodTable == type && IsSynchronizedStatic(frame.Method, symbols)))
                Confirm(resource, owner.Party);
        }
    }

    private static bool IsSynchronizedStatic(ClrMethod method, SymbolResolver symbols) =>
        method.Attributes.HasFlag(MethodAttributes.Static)
        && symbols.Module(method.Type?.Module)?.Metadata is { } metadata
        && MetadataTokens.EntityHandle(method.MetadataToken) is { Kind: HandleKind.MethodDefinition } handle
        && metadata.GetMethodDefinition((MethodDefinitionHandle)handle).ImplAttributes.HasFlag(MethodImplAttributes.Synchronized);

    private static void Confirm(ResourceEntry resource, Party party)
    {
        foreach (Owner owner in resource.Owners.Where(owner => owner.Party == party).ToArray()) resource.AddOwner(party, owner.Mode);
    }

    private static bool Begins(IlCall call, string[] verbs) => Array.Exists(verbs, verb => call.Method.StartsWith(verb, StringComparison.Ordinal));
}
