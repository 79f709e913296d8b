package org.tousaidants;

import java.lang.management.ManagementFactory;
import java.time.Duration;

/// Measures the processor time of a thread, because wall clock time depends on the load of the machine.
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
