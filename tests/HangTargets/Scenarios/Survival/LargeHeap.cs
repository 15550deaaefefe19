using System.Globalization;

namespace HangTargets.Scenarios.Survival;

/// <summary>
/// Holds a lock that no field names, beside a live heap of as many MB as the argument says: whoever looks for the lock's name
/// finds an array that leads to all of the heap.
/// </summary>
internal static class LargeHeap
{
    private const int ObjectsPerMegabyte = 1024, ObjectSize = 1000;

    public static void Play()
    {
        object[] heap = new object[int.Parse(Stage.Arguments[0], CultureInfo.InvariantCulture) * ObjectsPerMegabyte];
        for (int i = 0; i < heap.Length; i++)
            heap[i] = new byte[ObjectSize];
        lock (new object())
        {
            Stage.ReadyWhenStill(1);
            Thread.Sleep(Timeout.Infinite);
        }
        GC.KeepAlive(heap);
    }
}
