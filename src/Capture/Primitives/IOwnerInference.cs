namespace Hangdump.Capture.Primitives;

/// <summary>A primitive whose owners or signallers are not recorded and can only be inferred, once everything else has been read.</summary>
internal interface IOwnerInference
{
    /// <summary>Adds possible owners and signallers to the resources of its kind.</summary>
    void Infer(CaptureState state);
}
