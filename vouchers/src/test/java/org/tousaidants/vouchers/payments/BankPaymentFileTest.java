package org.tousaidants.vouchers.payments;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Tests the payment file for the bank.
class BankPaymentFileTest {
    @ParameterizedTest
    @CsvSource({
        "2026-12-02T21:47:00Z, 2026-12-02T21:47:00Z",
        "2026-12-02T00:00:00.000001Z, 2026-12-02T00:00:00Z",
        "2026-12-02T21:47:09.5Z, 2026-12-02T21:47:09Z"
    })
    void itsMomentHasItsSecondsAtAFullMinuteToo(Instant paid, String said) {
        var line = new PlacePaymentBatch.PlacePaymentRow(
                UUID.randomUUID(),
                "Mairie",
                "Commune de Pons",
                "FR1420041010050500013M02606",
                1_000,
                1_000,
                1,
                Optional.empty(),
                "");
        var batch = new PlacePaymentBatch(
                UUID.randomUUID(),
                LocalDate.of(2026, 11, 1),
                UUID.randomUUID(),
                Optional.of(UUID.randomUUID()),
                paid,
                Optional.of(paid),
                List.of(line));
        var file = new String(
                BankPaymentFile.of(batch, "Territoire", "FR1420041010050500013M02606"), StandardCharsets.UTF_8);
        assertThat(file).contains("<CreDtTm>" + said + "</CreDtTm>");
    }
}
