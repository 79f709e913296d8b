package org.tousaidants.platform.web;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tousaidants.core.text.ConstantName;

/// « Refus » — refused attempts: counted for the metrics, and written to the security log for an operator's
/// alerts. A line names no person: the kind, the page, and a part of the client address.
public final class RefusalLog {
    /// « Sorte de refus » — the reason.
    public enum Kind {
        /// An invalid link.
        LINK,
        /// A form that was not opened in that browser.
        TOKEN,
        /// A page of another role, or of another person.
        RIGHT,
        /// Too many requests from one client.
        LIMIT,
        /// An invalid proof of a passkey or a provider.
        IDENTITY
    }

    private static final Logger LOG = LoggerFactory.getLogger("security");
    private static final int MOST_A_MINUTE = 120;
    private static final Map<Kind, LongAdder> COUNTS = new EnumMap<>(Kind.class);
    private static final AtomicLong MINUTE = new AtomicLong();
    private static final AtomicLong TOLD = new AtomicLong();

    static {
        for (var kind : Kind.values()) COUNTS.put(kind, new LongAdder());
    }

    private RefusalLog() {}

    /// Many refusals must not fill the disk: beyond a number a minute they are only counted.
    public static void tell(Kind kind, String path, String client) {
        count(kind).increment();
        var minute = System.nanoTime() / 60_000_000_000L;
        if (MINUTE.getAndSet(minute) != minute) TOLD.set(0);
        if (TOLD.incrementAndGet() > MOST_A_MINUTE) return;
        LOG.warn("refused kind={} page={} from={}", ConstantName.low(kind), page(path), part(client));
    }

    public static long told(Kind kind) {
        return count(kind).sum();
    }

    private static LongAdder count(Kind kind) {
        return COUNTS.computeIfAbsent(kind, one -> new LongAdder());
    }

    /// The path without its personal parts: only words, no secrets, ids or codes.
    static String page(String path) {
        var kept = new StringBuilder();
        for (var word : path.split("/"))
            if (!word.isEmpty()) kept.append('/').append(word.matches("[a-z][a-z-]{0,30}") ? word : "*");
        return kept.isEmpty() ? "/" : kept.toString();
    }

    /// The network of the client instead of its full address: `192.0.2.*`.
    static String part(String client) {
        return client.matches("\\d+\\.\\d+\\.\\d+\\.\\d+")
                ? client.replaceFirst("\\d+$", "*")
                : client.endsWith("/64") ? client : "*";
    }
}
