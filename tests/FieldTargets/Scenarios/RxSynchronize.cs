using System.Reactive.Linq;
using System.Reactive.Subjects;

namespace FieldTargets.Scenarios;

/// <summary>
/// System.Reactive: a synchronised stream calls its handler under the stream's gate, and the handler wants the portfolio's lock;
/// a thread that holds this lock sends into the stream.
/// </summary>
internal static class RxSynchronize
{
    public static void Play()
    {
        var portfolio = new Portfolio();
        Thread ticker = Stage.Start("ticker", portfolio.Tick);
        Stage.Start("trader", portfolio.Trade);
        Stage.ReadyWhenStill(3);
        ticker.Join(); // <- main
    }

    private sealed class Portfolio
    {
        private readonly object _positions = new();
        private readonly ISubject<decimal> _prices = Subject.Synchronize(new Subject<decimal>());
        private volatile bool _handling, _trading;
        private decimal _value;

        public Portfolio() => _prices.Subscribe(Revalue);

        public void Tick()
        {
            Stage.Until(() => _trading);
            _prices.OnNext(101.5m); // <- ticker
            GC.KeepAlive(_prices);
        }

        public void Trade()
        {
            lock (_positions)
            {
                _trading = true;
                Stage.Until(() => _handling);
                _prices.OnNext(99.5m); // <- trader
                _value -= 1;
            }
        }

        private void Revalue(decimal price)
        {
            _handling = true;
            lock (_positions) // <- ticker
            {
                _value = price;
            }
        }
    }
}
