package org.tousaidants.platform.web;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tousaidants.core.text.ConstantName;

/// « Refus » — what was tried and refused: counted for the metrics, and told in the log of security for
/// an operator who sets an alert on it. A line names no person: the kind, the page, and a part of the address from
/// which it came.
public final class Refusals {
    /// « Sorte de refus ».
    public enum Kind {
        /// A link that opens nothing.
        LINK,
        /// A form that was not opened in that browser.
        TOKEN,
        /// A page of another role, or of another person.
        RIGHT,
        /// More than the limit allows.
        LIMIT,
        /// A passkey or a provider that is not believed.
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

    private Refusals() {}

    /// A crowd of refusals does not fill the disk: beyond a number a minute they are counted only.
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

    /// Without what a link or an address may hold of a person: words and no secrets, ids or codes.
    static String page(String path) {
        var kept = new StringBuilder();
        for (var word : path.split("/"))
            if (!word.isEmpty()) kept.append('/').append(word.matches("[a-z][a-z-]{0,30}") ? word : "*");
        return kept.isEmpty() ? "/" : kept.toString();
    }

    /// The network, not the machine: `192.0.2.*`.
    static String part(String client) {
        return client.matches("\\d+\\.\\d+\\.\\d+\\.\\d+")
                ? client.replaceFirst("\\d+$", "*")
                : client.endsWith("/64") ? client : "*";
    }
}
