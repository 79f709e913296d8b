package org.tousaidants.platform.bookings;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;

/// « Fichier de calendrier » — writes calendar entries in RFC 5545: CRLF, lines of at most 75 bytes, text
/// escaped. Pure.
public final class CalendarFile {
    private static final int LINE_BYTES = 75;
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    /// « Entrée de calendrier » — one event of the file.
    ///
    /// @param uid stable over all changes
    /// @param notes telephone and things to bring; may be empty
    /// @param changes number of changes (SEQUENCE)
    public record Entry(
            String uid,
            String title,
            String place,
            String address,
            String notes,
            Instant starts,
            Instant ends,
            int changes,
            boolean calledOff) {
        static Entry of(Slot slot, String host, String address, String place, String notes) {
            return new Entry(
                    slot.id() + "@" + host,
                    slot.title(),
                    place,
                    address,
                    notes,
                    slot.starts(),
                    slot.ends(),
                    slot.changes(),
                    slot.calledOff().isPresent());
        }
    }

    private CalendarFile() {}

    public static String of(String name, Instant now, List<Entry> entries) {
        var out = new StringBuilder();
        line(out, "BEGIN:VCALENDAR");
        line(out, "VERSION:2.0");
        line(out, "PRODID:-//Tous Aidants//FR");
        line(out, "CALSCALE:GREGORIAN");
        line(out, "METHOD:PUBLISH");
        line(out, "REFRESH-INTERVAL;VALUE=DURATION:PT1H");
        line(out, "X-WR-CALNAME:" + text(name));
        for (var entry : entries) {
            line(out, "BEGIN:VEVENT");
            line(out, "UID:" + entry.uid());
            line(out, "DTSTAMP:" + STAMP.format(now));
            line(out, "DTSTART:" + STAMP.format(entry.starts()));
            line(out, "DTEND:" + STAMP.format(entry.ends()));
            line(out, "SEQUENCE:" + entry.changes());
            line(out, "STATUS:" + (entry.calledOff() ? "CANCELLED" : "CONFIRMED"));
            line(out, "SUMMARY:" + text(entry.title()));
            line(out, "LOCATION:" + text(entry.place()));
            if (!entry.notes().isEmpty()) line(out, "DESCRIPTION:" + text(entry.notes()));
            line(out, "URL:" + entry.address());
            line(out, "END:VEVENT");
        }
        line(out, "END:VCALENDAR");
        return out.toString();
    }

    private static String text(String written) {
        return written.replace("\\", "\\\\")
                .replace(";", "\\;")
                .replace(",", "\\,")
                .replaceAll("\\R", "\\\\n")
                .replaceAll("\\p{Cc}", "");
    }

    /// Folds a long line: it continues after a line break and a space, and no character is cut.
    private static void line(StringBuilder out, String line) {
        var bytes = 0;
        for (var letter : line.codePoints().toArray()) {
            var more = Character.toString(letter).getBytes(StandardCharsets.UTF_8).length;
            if (bytes + more > LINE_BYTES) {
                out.append("\r\n ");
                bytes = 1;
            }
            out.appendCodePoint(letter);
            bytes += more;
        }
        out.append("\r\n");
    }
}
