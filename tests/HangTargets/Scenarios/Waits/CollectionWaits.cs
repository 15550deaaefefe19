using System.Collections.Concurrent;
using System.Threading.Channels;

namespace HangTargets.Scenarios.Waits;

/// <summary>Threads that wait for something to come into a collection, or for room in it.</summary>
internal static class CollectionWaits
{
    // Whoever could signal would reach it too.
    private static readonly Post _post = new();

    public static void Play()
    {
        Stage.Start("collection-take", _post.Take);
        Stage.Start("collection-take-limited", _post.TakeLimited);
        Stage.Start("collection-consume", _post.Consume);
        Stage.Start("collection-add", _post.Add);
        Stage.Start("collection-any", _post.TakeAny);
        Stage.Start("channel-read", _post.Read);
        Stage.Start("channel-wait-to-read", _post.WaitToRead);
        Stage.Start("channel-write", _post.Write);
    }

    private sealed class Post
    {
        private readonly BlockingCollection<string> _inbox = [];
        private readonly BlockingCollection<string> _second = [];
        private readonly BlockingCollection<int> _outbox = new(1) { 1 };
        private readonly Channel<int> _letters = Channel.CreateUnbounded<int>();
        private readonly Channel<int> _parcels = Channel.CreateBounded<int>(1);

        public void Take() => GC.KeepAlive(_inbox.Take());

        public void TakeLimited() => _inbox.TryTake(out _, 600_000);

        public void Consume()
        {
            foreach (string letter in _inbox.GetConsumingEnumerable()) GC.KeepAlive(letter);
        }

        public void Add() => _outbox.Add(2);

        public void TakeAny() => BlockingCollection<string>.TakeFromAny([_inbox, _second], out _);

        public void Read() => GC.KeepAlive(_letters.Reader.ReadAsync().AsTask().Result);

        public void WaitToRead() => GC.KeepAlive(_letters.Reader.WaitToReadAsync().AsTask().GetAwaiter().GetResult());

        public void Write()
        {
            _parcels.Writer.TryWrite(1);
            _parcels.Writer.WriteAsync(2).AsTask().Wait();
        }
    }
}
