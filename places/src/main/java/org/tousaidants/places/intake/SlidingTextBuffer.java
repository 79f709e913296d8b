package org.tousaidants.places.intake;

import java.io.IOException;
import java.io.Reader;
import java.util.Arrays;

/// A window that moves over a text: `chars` contains the text from `from` to `limit`. Its size grows with the
/// current record, not with the file.
final class SlidingTextBuffer {
    private final Reader reader;
    private final int most;
    private boolean ended;

    char[] chars;
    int from;
    int limit;

    SlidingTextBuffer(Reader reader, int most) {
        this.reader = reader;
        this.most = most;
        this.chars = new char[Math.min(most, 64 * 1024)];
    }

    /// Reads more text into the buffer and moves the text so that `from` is 0. Returns false at the end of the
    /// text, or if the buffer has reached its maximum size; [#full()] distinguishes these cases.
    boolean more() throws IOException {
        if (ended) return false;
        if (from > 0) {
            System.arraycopy(chars, from, chars, 0, limit - from);
            limit -= from;
            from = 0;
        }
        // Two free chars are required, because a character outside the basic plane needs two.
        if (chars.length - limit < 2) {
            if (chars.length == most) return false;
            chars = Arrays.copyOf(chars, (int) Math.min(most, chars.length * 2L));
        }
        int n = reader.read(chars, limit, chars.length - limit);
        if (n < 0) {
            ended = true;
            return false;
        }
        limit += n;
        return true;
    }

    boolean full() {
        return !ended;
    }

    String text(int start, int end) {
        return new String(chars, start, end - start);
    }
}
