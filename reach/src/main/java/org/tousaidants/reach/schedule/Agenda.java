package org.tousaidants.reach.schedule;

import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.tousaidants.core.text.Paris;

/// « Agenda » — passages as iCalendar (RFC 5545), which a telephone or a town's site subscribes to.
final class Agenda {
    private static final DateTimeFormatter UTC = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT);
    private static final int LINE_BYTES = 73;

    private Agenda() {}

    static String of(String title, List<Passage> passages, UnaryOperator<String> commune, String stamp, String host) {
        var text = new StringBuilder();
        line(text, "BEGIN:VCALENDAR");
        line(text, "VERSION:2.0");
        line(text, "PRODID:-//Tous Aidants//Passages//FR");
        line(text, "X-WR-CALNAME:" + escaped(title));
        line(text, "REFRESH-INTERVAL;VALUE=DURATION:PT1H");
        for (var one : passages) {
            line(text, "BEGIN:VEVENT");
            line(text, "UID:" + one.id() + "@" + host);
            line(text, "DTSTAMP:" + stamp);
            line(text, "SEQUENCE:" + one.changes());
            line(text, "DTSTART:" + utc(one.day().atTime(one.starts()).plusMinutes(one.late())));
            line(text, "DTEND:" + utc(one.end()));
            line(text, "SUMMARY:" + escaped(one.round().name()));
            line(text, "LOCATION:" + escaped(one.spot() + ", " + commune.apply(one.commune())));
            line(text, "STATUS:" + (one.comes() ? "CONFIRMED" : "CANCELLED"));
            line(text, "END:VEVENT");
        }
        line(text, "END:VCALENDAR");
        return text.toString();
    }

    static String utc(LocalDateTime local) {
        return UTC.format(local.atZone(Paris.ZONE).withZoneSameInstant(ZoneOffset.UTC));
    }

    private static String escaped(String words) {
        return words.replace("\\", "\\\\")
                .replace(";", "\\;")
                .replace(",", "\\,")
                .replaceAll("[\\r\\n]+", "\\\\n");
    }

    /// Lines of at most 75 bytes; the rest follows after a space.
    private static void line(StringBuilder text, String line) {
        var bytes = 0;
        for (var i = 0; i < line.length(); ) {
            var letter = line.codePointAt(i);
            var size = Character.toString(letter).getBytes(StandardCharsets.UTF_8).length;
            if (bytes + size > LINE_BYTES) {
                text.append("\r\n ");
                bytes = 1;
            }
            text.appendCodePoint(letter);
            bytes += size;
            i += Character.charCount(letter);
        }
        text.append("\r\n");
    }
}
