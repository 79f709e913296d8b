package org.tousaidants.platform.web;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import org.springframework.stereotype.Component;

/// « Compteur » — counts requests by the class of their answer, and how long they took. No address, no page: no
/// person.
@Component
public class RequestMeter implements Filter {
    private static final double[] SECONDS = {0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10};
    private static final int CLASSES = 6;

    private final LongAdder[] answers = adders(CLASSES);
    private final LongAdder[] within = adders(SECONDS.length + 1);
    private final LongAdder nanos = new LongAdder();
    private final LongAdder active = new LongAdder();

    private static LongAdder[] adders(int size) {
        var adders = new LongAdder[size];
        for (var i = 0; i < size; i++) adders[i] = new LongAdder();
        return adders;
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        var begun = System.nanoTime();
        active.increment();
        try {
            chain.doFilter(request, response);
        } finally {
            active.decrement();
            var took = System.nanoTime() - begun;
            nanos.add(took);
            answers[Math.min(CLASSES - 1, ((HttpServletResponse) response).getStatus() / 100)].increment();
            within[bucket(took / 1e9)].increment();
        }
    }

    private static int bucket(double seconds) {
        for (var i = 0; i < SECONDS.length; i++) if (seconds <= SECONDS[i]) return i;
        return SECONDS.length;
    }

    /// Those in flight.
    public long active() {
        return active.sum();
    }

    /// « Relevé des réponses » — since the start: answers by class, requests by the seconds that they took at most,
    /// all their seconds, and those in flight.
    public record Reading(Map<String, Long> answers, Map<Double, Long> within, long all, double seconds, long active) {}

    public Reading read() {
        var classes = new LinkedHashMap<String, Long>();
        for (var i = 1; i < CLASSES; i++) classes.put(i + "xx", answers[i].sum());
        var took = new LinkedHashMap<Double, Long>();
        var sum = 0L;
        for (var i = 0; i < SECONDS.length; i++) {
            sum += within[i].sum();
            took.put(SECONDS[i], sum);
        }
        return new Reading(classes, took, sum + within[SECONDS.length].sum(), nanos.sum() / 1e9, active());
    }
}
