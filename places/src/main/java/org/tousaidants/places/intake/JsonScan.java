package org.tousaidants.places.intake;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;

/// Scans a JSON text by its brackets and quotes only, so that an element is kept as received and a malformed one
/// does not cost the rest of the file.
final class JsonScan {
    static final int END = -1;

    enum Extent {
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

    JsonScan(SlidingTextBuffer text) {
        this.text = text;
        this.p = text.from;
    }

    /// The next character that is not blank, not consumed.
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

    /// Consumes a value; `keep` makes [#kept()] its text. A number or a word ends at the next
    /// comma, bracket or blank.
    Extent value(boolean keep) throws IOException {
        text.from = p;
        keeping = keep;
        overflowed = false;
        deepest = 0;
        var extent = walk();
        keeping = false;
        return overflowed && extent == Extent.WHOLE ? Extent.TOO_LARGE : extent;
    }

    /// Consumes a line, without its end.
    Extent line() throws IOException {
        text.from = p;
        keeping = true;
        overflowed = false;
        for (int c = at(); c != END && c != '\n'; c = at()) p++;
        keeping = false;
        return overflowed ? Extent.TOO_LARGE : Extent.WHOLE;
    }

    String kept() {
        return overflowed ? head : text.text(text.from, p);
    }

    /// The name of the next member of the current object, stopping before its value; empty after the last.
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

    /// Whether another element follows in the current list, stopping before it.
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

    /// Whether the last object or list ended on its bracket, and not at the end of the text.
    boolean closed() {
        return closed;
    }

    /// Goes to the value at these exact names and ranks, stopping before it.
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

    /// The depth of nesting of the last value.
    int deepest() {
        return deepest;
    }

    private Extent walk() throws IOException {
        var depth = 0;
        for (; ; ) {
            int c = at();
            switch (c) {
                case END -> {
                    return Extent.CUT;
                }
                case '"' -> {
                    if (!string()) return Extent.CUT;
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
            if (depth <= 0) return Extent.WHOLE;
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
