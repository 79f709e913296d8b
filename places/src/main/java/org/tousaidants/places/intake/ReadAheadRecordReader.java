package org.tousaidants.places.intake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.NoSuchElementException;
import java.util.Optional;

/// Reads one item more than was requested, so that the end of the source is known in advance.
abstract class ReadAheadRecordReader implements SourceRecordReader {
    private final long totalBytes;
    private Optional<SourceRecordReadResult> ready = Optional.empty();
    private boolean ended;

    ReadAheadRecordReader(long totalBytes) {
        this.totalBytes = totalBytes;
    }

    /// Reads the next item (a record or an unreadable part) of the source; empty at the end of the source.
    abstract Optional<SourceRecordReadResult> read() throws IOException;

    abstract void shut() throws IOException;

    /// Returns the item that follows the current one and was read in advance; empty at the end of the source.
    final Optional<SourceRecordReadResult> ahead() throws IOException {
        ready = read();
        ended |= ready.isEmpty();
        return ready;
    }

    /// Sets the item that the next call returns. If `item` is empty, the next call reads an item from the
    /// source.
    final void next(Optional<SourceRecordReadResult> item) {
        ready = item;
    }

    /// Returns this item and marks it as the last item of the source.
    final Optional<SourceRecordReadResult> last(SourceRecordReadResult item) {
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
    public final SourceRecordReadResult next() {
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
