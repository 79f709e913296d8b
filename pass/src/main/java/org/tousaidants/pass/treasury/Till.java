package org.tousaidants.pass.treasury;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.tousaidants.platform.db.Together;

/// « Caisse » — redemptions written many at a time, answered once they stand.
@Component
class Till {
    /// @param id the client's own: presented again with it, the answer is the same
    /// @param account of the voucher's order, as the rules were judged
    /// @param credit what is owed to the place
    /// @param day of the service
    /// @param today the day that judges whether the voucher is still good
    record Presented(
            UUID id,
            UUID code,
            int account,
            int credit,
            VoucherUse use,
            UUID by,
            LocalDate day,
            LocalDate today,
            Instant at) {}

    private record Company(LocalDate today) {}

    private final Together<Presented, Boolean> together;

    Till(TillStore store) {
        together = new Together<>(
                one -> new Company(one.today()),
                Presented::id,
                batch -> Arrays.stream(store.write(batch))
                        .mapToObj(rows -> rows > 0)
                        .toList());
    }

    /// True when this wrote the end of the voucher; false when nothing was written.
    boolean take(Presented presented) {
        return together.ask(presented);
    }
}
