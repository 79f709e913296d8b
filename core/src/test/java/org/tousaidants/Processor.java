package org.tousaidants;

import java.lang.management.ManagementFactory;
import java.time.Duration;

/// The processor time of a thread: wall clock time would depend on the load of the machine.
public final class Processor {
    private Processor() {}

    public interface Work {
        void run() throws Exception;
    }

    public static Duration time(Work work) {
        var threads = ManagementFactory.getThreadMXBean();
        var before = threads.getCurrentThreadCpuTime();
        try {
            work.run();
        } catch (RuntimeException told) {
            throw told;
        } catch (Exception told) {
            throw new AssertionError(told);
        }
        return Duration.ofNanos(threads.getCurrentThreadCpuTime() - before);
    }
}
