package org.tousaidants.vouchers.orders;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;

/// « Calendrier du pass » — the dates of an order's year, read from `pass/calendar.properties`.
public final class PassCalendar {
    /// Days within which an offline redemption must be sent.
    public static final int LATE_DAYS = 3;

    private static final Properties DAYS = new Properties();

    static {
        try (var file = Objects.requireNonNull(PassCalendar.class.getResourceAsStream("/pass/calendar.properties"))) {
            DAYS.load(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// « Échéance du pass » — a yearly date on which letters are sent, in order.
    public enum Notice {
        /// The handed-over and used amounts so far.
        STATE,
        /// From this date on booklets are not handed over.
        STOP,
        /// The last count before the end.
        CONFIRM;

        /// The name in the calendar and in message keys.
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private PassCalendar() {}

    /// The last day printed on the vouchers.
    public static LocalDate end(int year) {
        return day("end", year);
    }

    /// Until then places still accept them.
    public static LocalDate tolerance(int year) {
        return day("tolerance", year + 1);
    }

    /// The last day of an order's money: offline redemptions of the last day of the tolerance may
    /// be sent until then.
    static LocalDate closing(int year) {
        return tolerance(year).plusDays(LATE_DAYS);
    }

    /// From then on booklets are not handed over.
    public static LocalDate stop(int year) {
        return notice(Notice.STOP, year);
    }

    static LocalDate notice(Notice notice, int year) {
        return day("notice." + notice.word(), year);
    }

    static LocalDate credit(int year) {
        return day("credit", year + 1);
    }

    private static LocalDate day(String name, int year) {
        return MonthDay.parse("--" + DAYS.getProperty(name)).atYear(year);
    }
}
