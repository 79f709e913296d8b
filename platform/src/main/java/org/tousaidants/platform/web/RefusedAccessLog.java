package org.tousaidants.platform.web;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tousaidants.core.text.EnumConstantName;

/// « Refus » — records refused attempts: counts them for the metrics, and writes them to the security log for an
/// operator's alerts. A log line does not identify a person: it contains the kind, the page, and a part of the
/// client address.
public final class RefusedAccessLog {
    /// « Sorte de refus » — the reason for a refusal.
    public enum RefusalKind {
        /// The link is invalid.
        LINK,
        /// The form was not opened in this browser.
        TOKEN,
        /// The page is reserved for another role or another person.
        RIGHT,
        /// One client sent too many requests.
        LIMIT,
        /// The proof of a passkey or an identity provider is invalid.
        IDENTITY
    }

    private static final Logger LOG = LoggerFactory.getLogger("security");
    private static final int MOST_A_MINUTE = 120;
    private static final Map<RefusalKind, LongAdder> COUNTS = new EnumMap<>(RefusalKind.class);
    private static final AtomicLong MINUTE = new AtomicLong();
    private static final AtomicLong TOLD = new AtomicLong();

    static {
        for (var kind : RefusalKind.values()) COUNTS.put(kind, new LongAdder());
    }

    private RefusedAccessLog() {}

    /// Records a refusal. In each minute, only a limited number of refusals is written to the security log, so
    /// that they do not fill the disk; further refusals are only counted.
    ///
    /// @param path path of the page
    /// @param client address of the client
    public static void tell(RefusalKind kind, String path, String client) {
        count(kind).increment();
        var minute = System.nanoTime() / 60_000_000_000L;
        if (MINUTE.getAndSet(minute) != minute) TOLD.set(0);
        if (TOLD.incrementAndGet() > MOST_A_MINUTE) return;
        LOG.warn("refused kind={} page={} from={}", EnumConstantName.low(kind), page(path), part(client));
    }

    public static long told(RefusalKind kind) {
        return count(kind).sum();
    }

    private static LongAdder count(RefusalKind kind) {
        return COUNTS.computeIfAbsent(kind, one -> new LongAdder());
    }

    /// Returns the path without its personal parts: only words, without secrets, ids or codes.
    static String page(String path) {
        var kept = new StringBuilder();
        for (var word : path.split("/"))
            if (!word.isEmpty()) kept.append('/').append(word.matches("[a-z][a-z-]{0,30}") ? word : "*");
        return kept.isEmpty() ? "/" : kept.toString();
    }

    /// Returns a part of the client's address that does not identify it: `192.0.2.*`.
    static String part(String client) {
        return client.matches("\\d+\\.\\d+\\.\\d+\\.\\d+")
                ? client.replaceFirst("\\d+$", "*")
                : client.endsWith("/64") ? client : "*";
    }
}
