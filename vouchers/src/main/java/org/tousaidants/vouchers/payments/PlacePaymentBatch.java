package org.tousaidants.vouchers.payments;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/// The payments to all places for one month.
///
/// @param month first day of the month
record PlacePaymentBatch(
        UUID id,
        LocalDate month,
        UUID by,
        Optional<UUID> second,
        Instant at,
        Optional<Instant> paidAt,
        List<PlacePaymentRow> lines) {

    /// The payment to one place.
    ///
    /// @param name name of the place when the month was closed
    /// @param monthCents amount in cents redeemed in this month; the rest was owed from earlier months
    /// @param returned time at which the bank returned the payment; empty if it did not
    record PlacePaymentRow(
            UUID place,
            String name,
            String holder,
            String iban,
            long cents,
            long monthCents,
            int vouchers,
            Optional<Instant> returned,
            String returnedWhy) {
        /// Returns the last characters of the account number. Pages may show only these.
        String account() {
            return iban.substring(iban.length() - 4);
        }
    }

    /// Returns this batch with only the payments of one place.
    ///
    /// @param place id of the place
    PlacePaymentBatch at(UUID place) {
        return new PlacePaymentBatch(
                id,
                month,
                by,
                second,
                at,
                paidAt,
                lines.stream().filter(line -> line.place().equals(place)).toList());
    }

    long cents() {
        return lines.stream().mapToLong(PlacePaymentRow::cents).sum();
    }

    /// Returns the month as written in files and at the bank: « 2026-11 ».
    String monthText() {
        return month.toString().substring(0, 7);
    }

    String monthSaid(Locale locale) {
        return month.format(DateTimeFormatter.ofPattern("MMMM yyyy", locale));
    }
}
