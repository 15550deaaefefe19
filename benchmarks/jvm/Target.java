import java.io.BufferedReader;
import java.io.InputStreamReader;

/** The same target on a JVM: so many threads wait for one monitor, beside a pause meter. */
public final class Target {
    private static volatile long longest;

    public static void main(String[] arguments) throws Exception {
        Object gate = new Object();
        synchronized (gate) {
            for (int i = 0; i < Integer.parseInt(arguments[0]); i++) {
                Thread waiter = new Thread(null, () -> { synchronized (gate) { } }, "waiter-" + i, 256 * 1024);
                waiter.setDaemon(true);
                waiter.start();
            }
            Thread meter = new Thread(Target::spin, "pause meter");
            meter.setDaemon(true);
            meter.start();
            System.out.println("READY");
            BufferedReader input = new BufferedReader(new InputStreamReader(System.in));
            while ("meter".equals(input.readLine())) {
                System.out.println(longest / 1000);
                longest = 0;
            }
        }
    }

    private static void spin() {
        long last = System.nanoTime();
        while (true) {
            long now = System.nanoTime();
            if (now - last > longest) longest = now - last;
            last = now;
        }
    }
}
