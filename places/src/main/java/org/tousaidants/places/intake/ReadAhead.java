package org.tousaidants.places.intake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.NoSuchElementException;
import java.util.Optional;

/// Reads one item ahead of the one that is asked for, until there is none.
abstract class ReadAhead implements RecordReader {
    private final long totalBytes;
    private Optional<Item> ready = Optional.empty();
    private boolean ended;

    ReadAhead(long totalBytes) {
        this.totalBytes = totalBytes;
    }

    /// The next item; empty at the end.
    abstract Optional<Item> read() throws IOException;

    abstract void shut() throws IOException;

    /// What comes next, read before it is asked for; empty at the end.
    final Optional<Item> ahead() throws IOException {
        ready = read();
        ended |= ready.isEmpty();
        return ready;
    }

    /// This item comes next; if there is none, the next one that is read.
    final void next(Optional<Item> item) {
        ready = item;
    }

    /// Nothing is read after this item.
    final Optional<Item> last(Item item) {
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
    public final Item next() {
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
