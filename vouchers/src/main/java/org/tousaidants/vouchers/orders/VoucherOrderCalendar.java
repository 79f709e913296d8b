package org.tousaidants.vouchers.orders;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;

/// « Calendrier du pass » — computes the dates of an order's year from the file `pass/calendar.properties`.
public final class VoucherOrderCalendar {
    /// Number of days within which an offline redemption must be sent to the server.
    public static final int LATE_DAYS = 3;

    private static final Properties DAYS = new Properties();

    static {
        try (var file =
                Objects.requireNonNull(VoucherOrderCalendar.class.getResourceAsStream("/pass/calendar.properties"))) {
            DAYS.load(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// « Échéance du pass » — a yearly date on which letters are sent; the constants are in the order of the
    /// dates.
    public enum CalendarDeadline {
        /// Letters report the amounts handed over and used so far.
        STATE,
        /// Letters announce that booklets are no longer handed over.
        STOP,
        /// Letters give the final count of the vouchers before the end of the year.
        CONFIRM;

        /// Returns the name of the date in the calendar file and in message keys.
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private VoucherOrderCalendar() {}

    /// Returns the last day of validity, as printed on the vouchers.
    public static LocalDate end(int year) {
        return day("end", year);
    }

    /// Returns the last day on which places still accept the vouchers.
    public static LocalDate tolerance(int year) {
        return day("tolerance", year + 1);
    }

    /// Returns the last day on which an offline redemption from the last day of acceptance may be sent.
    static LocalDate closing(int year) {
        return tolerance(year).plusDays(LATE_DAYS);
    }

    /// Returns the first day on which booklets are no longer handed over.
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
