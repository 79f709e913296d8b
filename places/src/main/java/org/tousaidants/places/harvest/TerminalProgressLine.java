package org.tousaidants.places.harvest;

import java.io.PrintStream;
import java.util.Iterator;
import java.util.Locale;
import java.util.function.LongSupplier;
import org.tousaidants.places.intake.SourceRecordReadResult;
import org.tousaidants.places.intake.SourceRecordReader;

/// Shows a progress line on the terminal; does nothing without a terminal.
final class TerminalProgressLine implements Iterator<SourceRecordReadResult> {
    private static final long EVERY_NANOS = 200_000_000;
    private static final int CELLS = 24;

    private final SourceRecordReader reader;
    private final PrintStream terminal;
    private final boolean shown;
    private final LongSupplier nanos;
    private long read;
    private long last;

    TerminalProgressLine(SourceRecordReader reader, PrintStream terminal, boolean shown, LongSupplier nanos) {
        this.reader = reader;
        this.terminal = terminal;
        this.shown = shown;
        this.nanos = nanos;
    }

    @Override
    public boolean hasNext() {
        return reader.hasNext();
    }

    @Override
    public SourceRecordReadResult next() {
        read++;
        // The clock is read only every 256 records, because reading it is slow.
        if (shown && read % 256 == 0 && nanos.getAsLong() - last > EVERY_NANOS) {
            last = nanos.getAsLong();
            draw();
        }
        return reader.next();
    }

    private void draw() {
        var total = Math.max(1, reader.totalBytes());
        var share = Math.clamp((double) reader.bytesRead() / total, 0, 1);
        var full = (int) Math.round(share * CELLS);
        terminal.printf(
                Locale.FRENCH,
                "\r[%s%s] %3.0f %%  %,d fiches lues ",
                "█".repeat(full),
                "·".repeat(CELLS - full),
                share * 100,
                read);
        terminal.flush();
    }

    /// Ends the progress line on the terminal, so that further output begins on a new line.
    void done() {
        if (shown) {
            terminal.print("\r" + " ".repeat(CELLS + 40) + "\r");
            terminal.flush();
        }
    }
}
