package org.tousaidants.vouchers.payments;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/// The payments to the places for one month.
///
/// @param month first day of the month
record PlacePaymentBatch(
        UUID id,
        LocalDate month,
        UUID by,
        Optional<UUID> second,
        Instant at,
        Optional<Instant> paidAt,
        List<PaymentRow> lines) {

    /// @param name name of the place at that time
    /// @param monthCents redeemed in this month; the rest was owed before
    /// @param returned when the bank returned the payment; empty if it did not
    record PaymentRow(
            UUID place,
            String name,
            String holder,
            String iban,
            long cents,
            long monthCents,
            int vouchers,
            Optional<Instant> returned,
            String returnedWhy) {
        /// The last characters of the account number.
        String account() {
            return iban.substring(iban.length() - 4);
        }
    }

    /// The same batch with the payments of one place only.
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
        return lines.stream().mapToLong(PaymentRow::cents).sum();
    }

    /// The month as in files and at the bank: « 2026-11 ».
    String monthText() {
        return month.toString().substring(0, 7);
    }

    String monthSaid(Locale locale) {
        return month.format(DateTimeFormatter.ofPattern("MMMM yyyy", locale));
    }
}
