package org.tousaidants.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.apache.coyote.Processor;
import org.apache.coyote.http11.Http11NioProtocol;
import org.apache.tomcat.util.net.SocketWrapperBase;

/// « Délais » — of a whole request, not of each byte of it: a client that drips a byte every few seconds is cut.
/// Head: twenty seconds. Body: thirty, and one more for each 10 kB that it announces.
final class Deadlines {
    private static final Duration HEAD = Duration.ofSeconds(20);
    private static final String BODY_SECONDS = "30";
    private static final Duration FORGOTTEN = Duration.ofMinutes(5);
    private static final long BYTES_A_SECOND = 10_000;

    /// By connection, until when its body may take. Not by client: behind a proxy that is another machine than the one
    /// that we are connected with.
    private static final Map<String, Long> BODIES = new ConcurrentHashMap<>();

    private Deadlines() {}

    /// A body begins to be read.
    ///
    /// @param announced how many bytes may come
    static void begin(HttpServletRequest request, long announced) {
        // Read each time, so that a test need not wait for half a minute.
        var least = Long.parseLong(System.getProperty("ta.deadline.body", BODY_SECONDS));
        var more = least + Math.max(0, announced) / BYTES_A_SECOND;
        BODIES.put(
                request.getServletConnection().getConnectionId(),
                System.nanoTime() + Duration.ofSeconds(more).toNanos());
    }

    /// The body is complete, or the request was refused.
    static void end(HttpServletRequest request) {
        BODIES.remove(request.getServletConnection().getConnectionId());
    }

    private static void cut(SocketWrapperBase<?> connection, String path) {
        Refusals.tell(Refusals.Kind.DEADLINE, path, String.valueOf(connection.getRemoteAddr()));
        connection.close();
    }

    /// HTTP as Tomcat speaks it, with a watch over each connection.
    public static final class Protocol extends Http11NioProtocol {
        private final Map<SocketWrapperBase<?>, Long> heads = new ConcurrentHashMap<>();
        private final ScheduledExecutorService clock = new ScheduledThreadPoolExecutor(
                1, task -> Thread.ofPlatform().daemon().name("deadlines").unstarted(task));

        public Protocol() {
            super(new LastArrivals());
        }

        /// In milliseconds, how long those who come as the port closes, or that long before, have to ask.
        public void setLastMoment(int moment) {
            ((LastArrivals) getEndpoint()).setMoment(Duration.ofMillis(moment));
        }

        @Override
        public void start() throws Exception {
            super.start();
            var _ = clock.scheduleWithFixedDelay(this::look, 2, 2, TimeUnit.SECONDS);
        }

        @Override
        public void stop() throws Exception {
            clock.shutdownNow();
            super.stop();
        }

        private void look() {
            var now = System.nanoTime();
            var open = getEndpoint().getConnections();
            // Of connections that ended by themselves.
            BODIES.values().removeIf(until -> now - until > FORGOTTEN.toNanos());
            heads.keySet().retainAll(open);
            for (var connection : open) {
                // What has begun to come, and is not yet a request.
                if (!(connection.getCurrentProcessor() instanceof Processor processor) || processor.isAsync())
                    heads.remove(connection);
                else if (now - heads.computeIfAbsent(connection, first -> now) > HEAD.toNanos()) cut(connection, "/");
                var id = connection.getServletConnection("http/1.1", "").getConnectionId();
                var until = BODIES.get(id);
                if (until != null && now - until > 0) {
                    BODIES.remove(id);
                    cut(connection, "/");
                }
            }
        }
    }
}
