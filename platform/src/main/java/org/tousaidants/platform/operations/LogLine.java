package org.tousaidants.platform.operations;

import ch.qos.logback.classic.encoder.JsonEncoder;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.encoder.EncoderBase;
import java.nio.charset.StandardCharsets;

/// « Ligne de l’exploitation » — what the site says to its operator: a line, or one JSON object for a collector
/// (`TA_LOG=json`). No address, mail or name of a person is in a message.
final class LogLine {
    private static final String LINE =
            "%d{\"yyyy-MM-dd'T'HH:mm:ssXXX\"} %-5level %logger{0} - %replace(%msg){'[\\r\\n]+', ' '}%n";

    private LogLine() {}

    /// Logback makes it by its name (`logback.xml`). The choice stands here: what the build recorded of that file
    /// is read before any property that would name another one.
    public static final class Encoder extends EncoderBase<ILoggingEvent> {
        private String format = "text";
        private ch.qos.logback.core.encoder.Encoder<ILoggingEvent> chosen = new JsonEncoder();

        public void setFormat(String format) {
            this.format = format;
        }

        @Override
        public void start() {
            chosen = format.equals("json") ? json() : line();
            chosen.setContext(getContext());
            chosen.start();
            super.start();
        }

        private static JsonEncoder json() {
            var json = new JsonEncoder();
            json.setWithSequenceNumber(false);
            json.setWithContext(false);
            json.setWithMessage(false);
            json.setWithArguments(false);
            json.setWithFormattedMessage(true);
            return json;
        }

        private static PatternLayoutEncoder line() {
            var line = new PatternLayoutEncoder();
            line.setPattern(LINE);
            line.setCharset(StandardCharsets.UTF_8);
            return line;
        }

        @Override
        public byte[] headerBytes() {
            return chosen.headerBytes();
        }

        @Override
        public byte[] encode(ILoggingEvent event) {
            return chosen.encode(event);
        }

        @Override
        public byte[] footerBytes() {
            return chosen.footerBytes();
        }
    }
}
