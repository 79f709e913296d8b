package org.tousaidants.places.intake;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;

/// Scans a JSON text only by its brackets and quotes, so that an element is stored as received and a malformed
/// element does not make the rest of the file unreadable.
final class JsonTextScan {
    static final int END = -1;

    enum ElementExtent {
        WHOLE,
        CUT,
        TOO_LARGE
    }

    private final SlidingTextBuffer text;
    private int p;
    private int deepest;
    private boolean keeping;
    private boolean overflowed;
    private boolean closed;
    private String head = "";

    JsonTextScan(SlidingTextBuffer text) {
        this.text = text;
        this.p = text.from;
    }

    /// Returns the next character that is not blank, without consuming it.
    int peek() throws IOException {
        for (; ; ) {
            int c = at();
            if (c == END || !BlankTrimmer.is((char) c)) return c;
            p++;
        }
    }

    void consume() {
        p++;
    }

    /// Consumes a value. If `keep` is true, [#kept()] returns the text of the value. A number or a word ends at
    /// the next comma, bracket or blank.
    ElementExtent value(boolean keep) throws IOException {
        text.from = p;
        keeping = keep;
        overflowed = false;
        deepest = 0;
        var extent = walk();
        keeping = false;
        return overflowed && extent == ElementExtent.WHOLE ? ElementExtent.TOO_LARGE : extent;
    }

    /// Consumes a line without its line end.
    ElementExtent line() throws IOException {
        text.from = p;
        keeping = true;
        overflowed = false;
        for (int c = at(); c != END && c != '\n'; c = at()) p++;
        keeping = false;
        return overflowed ? ElementExtent.TOO_LARGE : ElementExtent.WHOLE;
    }

    String kept() {
        return overflowed ? head : text.text(text.from, p);
    }

    /// Returns the name of the next member of the current object and stops before the value of the member; empty
    /// after the last member.
    Optional<String> name() throws IOException {
        closed = false;
        for (int c = peek(); c != END; c = peek()) {
            switch (c) {
                case '}' -> {
                    p++;
                    closed = true;
                    return Optional.empty();
                }
                case ',', ':' -> p++;
                case '"' -> {
                    value(true);
                    var name = unquoted(kept());
                    if (peek() == ':') {
                        p++;
                        peek();
                        return Optional.of(name);
                    }
                }
                default -> value(false);
            }
        }
        return Optional.empty();
    }

    /// Returns whether another element follows in the current list. If so, the scan stops before this element.
    boolean element() throws IOException {
        closed = false;
        for (int c = peek(); c != END; c = peek()) {
            if (c != ',') {
                closed = c == ']';
                if (closed) p++;
                return !closed;
            }
            p++;
        }
        return false;
    }

    /// Returns whether the last object or list ended with its closing bracket. False if the text ended before
    /// it.
    boolean closed() {
        return closed;
    }

    /// Moves to the value at these exact names and indexes and stops before it; returns false if there is no
    /// such value.
    boolean goTo(List<String> steps) throws IOException {
        for (var step : steps) {
            int c = peek();
            p++;
            if (!(c == '{' ? member(step) : c == '[' && element(step))) return false;
        }
        peek();
        return true;
    }

    private boolean member(String wanted) throws IOException {
        for (Optional<String> name = name(); name.isPresent(); name = name()) {
            if (name.get().equals(wanted)) return true;
            value(false);
        }
        return false;
    }

    private boolean element(String rank) throws IOException {
        for (int i = 0; element(); i++) {
            if (rank.equals(Integer.toString(i))) return true;
            value(false);
        }
        return false;
    }

    private static String unquoted(String name) {
        if (name.indexOf('\\') >= 0) {
            try {
                return JsonRecord.MAPPER.readTree(name).asString();
            } catch (JacksonException malformed) {
                return name;
            }
        }
        return name.length() >= 2 ? name.substring(1, name.length() - 1) : name;
    }

    /// Returns how deeply the last value was nested, in levels.
    int deepest() {
        return deepest;
    }

    private ElementExtent walk() throws IOException {
        var depth = 0;
        for (; ; ) {
            int c = at();
            switch (c) {
                case END -> {
                    return ElementExtent.CUT;
                }
                case '"' -> {
                    if (!string()) return ElementExtent.CUT;
                }
                case '{', '[' -> {
                    p++;
                    depth++;
                    deepest = Math.max(deepest, depth);
                }
                case '}', ']' -> {
                    p++;
                    depth--;
                }
                default -> {
                    if (depth > 0) p++;
                    else scalar();
                }
            }
            if (depth <= 0) return ElementExtent.WHOLE;
        }
    }

    private void scalar() throws IOException {
        int start = p;
        for (int c = at(); c != END && c != ',' && c != ']' && c != '}' && !BlankTrimmer.is((char) c); c = at()) p++;
        if (p == start && at() != END) p++;
    }

    private boolean string() throws IOException {
        p++;
        for (; ; ) {
            var chars = text.chars;
            int limit = text.limit;
            int i = p;
            while (i < limit && chars[i] != '"' && chars[i] != '\\') i++;
            p = i;
            int c = at();
            if (c == END) return false;
            p++;
            if (c == '"') return true;
            if (c == '\\') {
                if (at() == END) return false;
                p++;
            }
        }
    }

    private int at() throws IOException {
        return p < text.limit || fill() ? text.chars[p] : END;
    }

    private boolean fill() throws IOException {
        if (!keeping || overflowed) text.from = p;
        int relative = p - text.from;
        var more = text.more();
        if (!more && text.full()) {
            overflowed = true;
            head = text.text(text.from, Math.min(text.limit, text.from + UnreadableRecord.RAW_CHARS + 1));
            text.from = p;
            relative = 0;
            more = text.more();
        }
        p = text.from + relative;
        return more;
    }
}
