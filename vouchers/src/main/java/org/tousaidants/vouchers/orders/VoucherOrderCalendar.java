package org.tousaidants.vouchers.orders;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;

/// « Calendrier du pass » — computes the yearly dates of the orders, such as the last day of validity, from the file
/// `pass/calendar.properties`.
public final class VoucherOrderCalendar {
    /// Number of days after acceptance within which a redemption made without internet must be sent to the
    /// server.
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

        /// Returns the name of this yearly date, as used in the calendar file and in message keys.
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private VoucherOrderCalendar() {}

    /// Returns the last day on which the vouchers of this year are valid, as printed on them.
    public static LocalDate end(int year) {
        return day("end", year);
    }

    /// Returns the last day on which places still accept the vouchers of this year, some days after the printed
    /// last day.
    public static LocalDate tolerance(int year) {
        return day("tolerance", year + 1);
    }

    /// Returns the last day on which a redemption may be sent to the server, if a till without internet made it
    /// on the last day of acceptance.
    static LocalDate closing(int year) {
        return tolerance(year).plusDays(LATE_DAYS);
    }

    /// Returns the first day on which booklets of this year are no longer handed over.
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
