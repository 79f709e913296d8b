package org.tousaidants.platform.db;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.tousaidants.platform.tenancy.AcrossTenants;

/// « Ce qui est scellé » — of all rooms together: sealed again row by row, and counted.
@Component
class RowSealer {
    private static final Logger LOG = LoggerFactory.getLogger(RowSealer.class);

    private final List<SealedRows> rooms;
    private final TransactionTemplate transaction;

    RowSealer(List<SealedRows> rooms, TransactionTemplate transaction) {
        this.rooms = rooms;
        this.transaction = transaction;
    }

    /// Each row in a transaction of its own: one that no known secret opens keeps the others from nothing. How many
    /// there were.
    int again() {
        var again = 0;
        for (var room : rooms) {
            var closed = 0;
            for (var row : room.sealedRows())
                if (row.under().isEmpty()) closed++;
                else if (!row.current() && again(room, row)) again++;
            if (closed > 0)
                LOG.warn(
                        "{} rows ({}) are sealed under no secret of this installation: give the one of then as"
                                + " TA_SECRET_BEFORE, or in « secret.before »",
                        closed,
                        room.what());
        }
        return again;
    }

    private boolean again(SealedRows room, SealedRow row) {
        try {
            return Boolean.TRUE.equals(transaction.execute(status -> room.sealAgain(row)));
        } catch (RuntimeException broken) {
            LOG.error("{} of « {} » could not be sealed again", row.id(), room.what(), broken);
            return false;
        }
    }

    /// How many rows each secret opens, by its number ([SealedRow#under]) and what they are; under no number, what none
    /// opens.
    Map<OptionalInt, Map<String, Integer>> counts() {
        var counts = new TreeMap<Integer, Map<String, Integer>>();
        for (var room : rooms)
            for (var row : AcrossTenants.ask(room::sealedRows))
                counts.computeIfAbsent(row.under().orElse(Integer.MAX_VALUE), _ -> new LinkedHashMap<>())
                        .merge(room.what(), 1, Integer::sum);
        var told = new LinkedHashMap<OptionalInt, Map<String, Integer>>();
        counts.forEach((n, rows) -> told.put(n == Integer.MAX_VALUE ? OptionalInt.empty() : OptionalInt.of(n), rows));
        return told;
    }
}
