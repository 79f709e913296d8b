package org.tousaidants.platform.operations;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.tousaidants.platform.db.Pool;
import org.tousaidants.platform.web.Refusals;
import org.tousaidants.platform.web.RequestMeter;

/// « Adresse d’exploitation » — figures for Prometheus and health, on an address of their own that the public never
/// reaches; none unless `ta.management.port` says so.
@Component
class Management implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(Management.class);

    private final Health health;
    private final RequestMeter requests;
    private final Pool pool;
    private final String address;
    private final int port;
    private volatile HttpServer[] server = {};

    Management(
            Health health,
            RequestMeter requests,
            Pool pool,
            @Value("${ta.management.address:127.0.0.1}") String address,
            @Value("${ta.management.port:-1}") int port) {
        this.health = health;
        this.requests = requests;
        this.pool = pool;
        this.address = address;
        this.port = port;
    }

    @Override
    public void start() {
        if (port < 0) return;
        try {
            var listening = HttpServer.create(new InetSocketAddress(address, port), 16);
            listening.setExecutor(Executors.newFixedThreadPool(
                    2, task -> Thread.ofPlatform().daemon().name("management").unstarted(task)));
            listening.createContext("/metrics", exchange -> answer(exchange, 200, metrics()));
            listening.createContext("/sante", exchange -> {
                var said = health.state().said().toString();
                answer(exchange, health.ready() ? 200 : 503, said);
            });
            listening.start();
            server = new HttpServer[] {listening};
        } catch (IOException taken) {
            LOG.error("The management address {}:{} cannot be opened: {}", address, port, taken.getMessage());
        }
    }

    /// Where it listens, once it does; a port 0 is drawn.
    int port() {
        return server.length == 0 ? -1 : server[0].getAddress().getPort();
    }

    @Override
    public void stop() {
        for (var one : server) one.stop(0);
        server = new HttpServer[] {};
    }

    @Override
    public boolean isRunning() {
        return server.length > 0;
    }

    private static void answer(HttpExchange exchange, int status, String text) throws IOException {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "text/plain; version=0.0.4; charset=utf-8");
        exchange.sendResponseHeaders(status, bytes.length);
        try (var body = exchange.getResponseBody()) {
            body.write(bytes);
        }
    }

    String metrics() {
        var out = new Exposition();
        requests(out);
        out.head(
                "ta_refused_total",
                "counter",
                "What was refused: links, tokens, rights, limits, identities, deadlines.");
        for (var kind : Refusals.Kind.values())
            out.line("ta_refused_total", "kind=\"" + kind.name().toLowerCase(Locale.ROOT) + "\"", Refusals.told(kind));
        var state = health.state();
        out.head("ta_ready", "gauge", "Whether the site can serve.");
        out.line("ta_ready", "", state.ready() ? 1 : 0);
        out.head("ta_letters_waiting", "gauge", "Letters that have not left.");
        out.line("ta_letters_waiting", "", state.waiting().letters());
        out.head("ta_letters_waiting_seconds", "gauge", "How long the oldest of them waits.");
        out.line("ta_letters_waiting_seconds", "", state.waiting().seconds());
        var connections = pool.read();
        out.head("ta_database_connections", "gauge", "Connections of the pool.");
        out.line("ta_database_connections", "state=\"active\"", connections.active());
        out.line("ta_database_connections", "state=\"idle\"", connections.idle());
        out.line("ta_database_connections", "state=\"awaited\"", connections.awaited());
        var heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage();
        out.head("ta_heap_bytes", "gauge", "Memory of Java.");
        out.line("ta_heap_bytes", "kind=\"used\"", heap.getUsed());
        out.line("ta_heap_bytes", "kind=\"most\"", heap.getMax());
        out.head("ta_collections_seconds_total", "counter", "Time spent collecting memory.");
        out.line(
                "ta_collections_seconds_total",
                "",
                ManagementFactory.getGarbageCollectorMXBeans().stream()
                                .mapToLong(one -> Math.max(0, one.getCollectionTime()))
                                .sum()
                        / 1e3);
        out.head("ta_uptime_seconds", "gauge", "Since the start.");
        out.line("ta_uptime_seconds", "", ManagementFactory.getRuntimeMXBean().getUptime() / 1e3);
        return out.toString();
    }

    private void requests(Exposition out) {
        var reading = requests.read();
        out.head("ta_requests_total", "counter", "Requests by the class of their answer.");
        reading.answers().forEach((kind, count) -> out.line("ta_requests_total", "class=\"" + kind + "\"", count));
        out.head("ta_requests_active", "gauge", "Requests in flight.");
        out.line("ta_requests_active", "", reading.active());
        out.head("ta_request_seconds", "histogram", "How long a request took.");
        reading.within().forEach((most, count) -> out.line("ta_request_seconds_bucket", "le=\"" + most + "\"", count));
        out.line("ta_request_seconds_bucket", "le=\"+Inf\"", reading.all());
        out.line("ta_request_seconds_sum", "", reading.seconds());
        out.line("ta_request_seconds_count", "", reading.all());
    }
}
