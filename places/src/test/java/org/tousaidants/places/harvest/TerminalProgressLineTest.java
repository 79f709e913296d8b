package org.tousaidants.places.harvest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tousaidants.places.columnmapping.TestRecord;
import org.tousaidants.places.intake.SourceFormat;
import org.tousaidants.places.intake.SourceRecordReadResult;
import org.tousaidants.places.intake.SourceRecordReader;

class TerminalProgressLineTest {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private long now;

    @Test
    void aTerminalSeesHowFarTheRunIs() {
        var progress = progress(true);
        while (progress.hasNext()) {
            now += 10_000_000;
            progress.next();
        }
        assertThat(text()).contains("50 %", "fiches lues").contains("\r");
        progress.done();
        assertThat(text()).endsWith("\r");
    }

    @Test
    void aPipeSeesNothing() {
        var progress = progress(false);
        while (progress.hasNext()) {
            now += 10_000_000;
            progress.next();
        }
        progress.done();
        assertThat(text()).isEmpty();
    }

    private TerminalProgressLine progress(boolean shown) {
        var out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
        return new TerminalProgressLine(new Thousand(), out, shown, () -> now);
    }

    private String text() {
        return bytes.toString(StandardCharsets.UTF_8);
    }

    /// A thousand records of a half-read file.
    private static final class Thousand implements SourceRecordReader {
        private int read;

        @Override
        public boolean hasNext() {
            return read < 1_000;
        }

        @Override
        public SourceRecordReadResult next() {
            return TestRecord.at(++read, "nom", "x");
        }

        @Override
        public SourceFormat format() {
            return SourceFormat.CSV;
        }

        @Override
        public List<String> columns() {
            return List.of("nom");
        }

        @Override
        public long bytesRead() {
            return 50;
        }

        @Override
        public long totalBytes() {
            return 100;
        }

        @Override
        public void close() {}
    }
}
