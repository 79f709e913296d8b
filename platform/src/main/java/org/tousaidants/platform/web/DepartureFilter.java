package org.tousaidants.platform.web;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/// « Départ du site » — a browser keeps its connection for the next page, and a request that is sent while the server
/// closes it is lost. Before the site stops listening, each answer therefore closes its own connection, for a moment; a
/// site that was asked nothing lately stops at once. A second was too short for fifty readers on a busy machine.
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class DepartureFilter implements Filter, SmartLifecycle {
    private static final long LATELY_NANOS = Duration.ofSeconds(5).toNanos();

    private final Duration moment;
    private volatile boolean running;
    private volatile boolean leaving;
    private volatile long asked = System.nanoTime() - LATELY_NANOS;

    DepartureFilter(@Value("${ta.leaving:4s}") Duration moment) {
        this.moment = moment;
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        asked = System.nanoTime();
        if (leaving) ((HttpServletResponse) response).setHeader("Connection", "close");
        chain.doFilter(request, response);
    }

    @Override
    public void start() {
        leaving = false;
        running = true;
    }

    /// In the first phase of a stop: the server still listens.
    @Override
    public void stop() {
        running = false;
        leaving = true;
        if (System.nanoTime() - asked > LATELY_NANOS) return;
        try {
            Thread.sleep(moment);
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
