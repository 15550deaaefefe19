import java.io.BufferedReader;
import java.io.InputStreamReader;

/** The same target on a JVM: so many threads wait for one monitor, beside a pause meter. */
public final class Target {
    private static volatile long longest;
    private static volatile boolean isOn;

    public static void main(String[] arguments) throws Exception {
        Object gate = new Object();
        synchronized (gate) {
            for (int i = 0; i < Integer.parseInt(arguments[0]); i++) {
                Thread waiter = new Thread(null, () -> { synchronized (gate) { } }, "waiter-" + i, 256 * 1024);
                waiter.setDaemon(true);
                waiter.start();
            }
            System.out.println("READY");
            BufferedReader input = new BufferedReader(new InputStreamReader(System.in));
            for (String command = input.readLine(); command != null; command = input.readLine()) {
                if (command.equals("on")) {
                    isOn = true;
                    longest = 0;
                    Thread meter = new Thread(Target::spin, "pause meter");
                    meter.setDaemon(true);
                    meter.start();
                } else if (command.equals("off")) {
                    isOn = false;
                } else {
                    System.out.println(longest / 1000);
                    longest = 0;
                }
            }
        }
    }

    private static void spin() {
        long last = System.nanoTime();
        while (isOn) {
            long now = System.nanoTime();
            if (now - last > longest) longest = now - last;
            last = now;
        }
    }
}
