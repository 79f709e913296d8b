package org.tousaidants.vouchers.orders;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;

/// « Calendrier du pass » — computes the dates of an order's year from `pass/calendar.properties`.
public final class OrderCalendar {
    /// Number of days within which an offline redemption must be sent.
    public static final int LATE_DAYS = 3;

    private static final Properties DAYS = new Properties();

    static {
        try (var file = Objects.requireNonNull(OrderCalendar.class.getResourceAsStream("/pass/calendar.properties"))) {
            DAYS.load(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// « Échéance du pass » — a yearly date on which letters are sent, in order.
    public enum CalendarDeadline {
        /// Reports the amounts handed over and used so far.
        STATE,
        /// Announces that booklets are no longer handed over.
        STOP,
        /// Announces the last count before the end.
        CONFIRM;

        /// The name of the notice in the calendar file and in message keys.
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private OrderCalendar() {}

    /// The last day printed on the vouchers.
    public static LocalDate end(int year) {
        return day("end", year);
    }

    /// The last day on which places still accept the vouchers.
    public static LocalDate tolerance(int year) {
        return day("tolerance", year + 1);
    }

    /// The last day on which an offline redemption of the last day of tolerance may be sent.
    static LocalDate closing(int year) {
        return tolerance(year).plusDays(LATE_DAYS);
    }

    /// The first day on which booklets are no longer handed over.
    public static LocalDate stop(int year) {
        return notice(CalendarDeadline.STOP, year);
    }

    static LocalDate notice(CalendarDeadline notice, int year) {
        return day("notice." + notice.word(), year);
    }

    static LocalDate credit(int year) {
        return day("credit", year + 1);
    }

    private static LocalDate day(String name, int year) {
        return MonthDay.parse("--" + DAYS.getProperty(name)).atYear(year);
    }
}
