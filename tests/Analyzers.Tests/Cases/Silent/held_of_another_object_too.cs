using System.Threading;
using System.Threading.Tasks;

namespace Relinked;

public sealed class Representation
{
    public SemaphoreSlim Handle { get; } = new(1, 1);
}

// The handle belongs to the data that is locked first: whoever waits for it holds that, whatever the other data is.
public sealed class Data
{
    private readonly SemaphoreSlim _gate = new(1, 1);
    private Representation _representation = new();

    public async Task MoveTo(Data? other)
    {
        await _gate.WaitAsync();
        try
        {
            Representation moved = _representation;
            await moved.Handle.WaitAsync();
            try
            {
                if (other is null) return;
                await other._gate.WaitAsync();
                other._representation = moved;
                other._gate.Release();
            }
            finally
            {
                moved.Handle.Release();
            }
        }
        finally
        {
            _gate.Release();
        }
    }
}
