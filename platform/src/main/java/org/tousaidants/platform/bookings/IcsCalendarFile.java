package org.tousaidants.platform.bookings;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;

/// « Fichier de calendrier » — writes calendar entries in the format of RFC 5545: CRLF line breaks, lines of at most
/// 75 bytes, escaped text. It has no side effects.
public final class IcsCalendarFile {
    private static final int LINE_BYTES = 75;
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    /// « Entrée de calendrier » — one event of a calendar file.
    ///
    /// @param uid unique id, which stays the same when the event changes
    /// @param notes telephone and things to bring; may be empty
    /// @param changes number of changes (SEQUENCE)
    public record CalendarEntry(
            String uid,
            String title,
            String place,
            String address,
            String notes,
            Instant starts,
            Instant ends,
            int changes,
            boolean calledOff) {
        static CalendarEntry of(BookableSlot slot, String host, String address, String place, String notes) {
            return new CalendarEntry(
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

    private IcsCalendarFile() {}

    public static String of(String name, Instant now, List<CalendarEntry> entries) {
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

    /// Folds a long line: the rest follows after a line break and a space, and no multi-byte character is split.
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
