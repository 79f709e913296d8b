package org.tousaidants.vouchers.settlement;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/// The payments to the places for one month.
///
/// @param month its first day
record PaymentBatch(
        UUID id,
        LocalDate month,
        UUID by,
        Optional<UUID> second,
        Instant at,
        Optional<Instant> paidAt,
        List<PaymentRow> lines) {

    /// @param name of the place, as it was then
    /// @param monthCents redeemed in this month; the rest was owed before
    /// @param returned when the bank returned the payment
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
        /// The last characters identify it.
        String account() {
            return iban.substring(iban.length() - 4);
        }
    }

    /// Of one place only.
    PaymentBatch at(UUID place) {
        return new PaymentBatch(
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

    /// « 2026-11 », as in files and at the bank.
    String monthText() {
        return month.toString().substring(0, 7);
    }

    String monthSaid(Locale locale) {
        return month.format(DateTimeFormatter.ofPattern("MMMM yyyy", locale));
    }
}
