package org.tousaidants.places.intake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.NoSuchElementException;
import java.util.Optional;

/// Reads one item ahead of the requested one, until there is none.
abstract class ReadAhead implements RecordReader {
    private final long totalBytes;
    private Optional<RecordReadResult> ready = Optional.empty();
    private boolean ended;

    ReadAhead(long totalBytes) {
        this.totalBytes = totalBytes;
    }

    /// The next item; empty at the end.
    abstract Optional<RecordReadResult> read() throws IOException;

    abstract void shut() throws IOException;

    /// The next item, read before it is requested; empty at the end.
    final Optional<RecordReadResult> ahead() throws IOException {
        ready = read();
        ended |= ready.isEmpty();
        return ready;
    }

    /// Puts this item next; if there is none, the next one that is read.
    final void next(Optional<RecordReadResult> item) {
        ready = item;
    }

    /// Makes this item the last.
    final Optional<RecordReadResult> last(RecordReadResult item) {
        ended = true;
        return Optional.of(item);
    }

    @Override
    public final boolean hasNext() {
        if (ready.isEmpty() && !ended)
            try {
                ahead();
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        return ready.isPresent();
    }

    @Override
    public final RecordReadResult next() {
        if (!hasNext()) throw new NoSuchElementException();
        var item = ready.orElseThrow();
        ready = Optional.empty();
        return item;
    }

    @Override
    public final long totalBytes() {
        return totalBytes;
    }

    @Override
    public final void close() {
        ended = true;
        try {
            shut();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
