package org.tousaidants.core.hours;

import java.util.Arrays;

/// « Horaires d’un jour » — the opening spans that start on one day, sorted and without overlap. They are built by
/// applying the rules of a text in order. Each span is packed in a long, so that a whole week needs only about a
/// hundred bytes.
final class DayOpeningHours {
    static final int CLOSED = 0;
    static final int UNSURE = 1;
    /// State of a span whose start is known but whose closing time is unknown.
    static final int ENDLESS = 2;
    static final int OPEN = 3;

    private static final long[] NOTHING = {};
    private long[] spans = new long[4];
    private int count;

    static int start(long span) {
        return (int) (span >>> 32);
    }

    static int end(long span) {
        return (int) (span >>> 16) & 0xffff;
    }

    static int rule(long span) {
        return (int) (span >>> 2) & 0x3fff;
    }

    static int state(long span) {
        return (int) span & 3;
    }

    private static long pack(int start, int end, int state, int rule) {
        return (long) start << 32 | (long) end << 16 | (long) rule << 2 | state;
    }

    void clear() {
        count = 0;
    }

    /// Marks all opening spans of the day as uncertain, because it is unknown whether a rule applies to this
    /// day.
    ///
    /// @param rule index of this rule
    void doubt(int rule) {
        clear();
        paint(0, OpeningRule.DAY, UNSURE, rule);
    }

    /// Sets the state of the day from `start` to `end`, in minutes from midnight, and overwrites existing spans.
    ///
    /// @param rule index of the rule that gives the state
    void paint(int start, int end, int state, int rule) {
        erase(start, end);
        add(pack(start, end, state, rule));
    }

    void erase(int start, int end) {
        int before = count;
        for (int i = 0; i < before; i++) {
            long span = spans[i];
            int spanStart = start(span);
            int spanEnd = end(span);
            if (spanEnd <= start || spanStart >= end) continue;
            if (spanStart < start && spanEnd > end) {
                add(pack(end, spanEnd, state(span), rule(span)));
                spans[i] = pack(spanStart, start, state(span), rule(span));
            } else if (spanStart < start) {
                spans[i] = pack(spanStart, start, state(span), rule(span));
            } else if (spanEnd > end) {
                spans[i] = pack(end, spanEnd, state(span), rule(span));
            } else {
                spans[i] = -1;
            }
        }
        var kept = 0;
        for (int i = 0; i < count; i++) if (spans[i] != -1) spans[kept++] = spans[i];
        count = kept;
    }

    /// Sets the state of the day from `start` to `end`, in minutes from midnight, but only where there is no
    /// other span yet.
    ///
    /// @param rule index of the rule that gives the state
    void fill(int start, int end, int state, int rule) {
        var known = packed();
        int from = start;
        for (long span : known) {
            if (end(span) <= from) continue;
            if (start(span) >= end) break;
            if (start(span) > from) add(pack(from, start(span), state, rule));
            from = end(span);
        }
        if (from < end) add(pack(from, end, state, rule));
    }

    long[] packed() {
        if (count == 0) return NOTHING;
        Arrays.sort(spans, 0, count);
        return Arrays.copyOf(spans, count);
    }

    private void add(long span) {
        if (count == spans.length) spans = Arrays.copyOf(spans, count * 2);
        spans[count++] = span;
    }
}
