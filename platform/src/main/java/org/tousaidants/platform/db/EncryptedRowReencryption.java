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
import org.tousaidants.platform.tenancy.AllTenantsAccess;

/// « Ce qui est scellé » — re-encrypts the encrypted rows of all packages one by one, and counts the rows of each
/// secret.
@Component
class EncryptedRowReencryption {
    private static final Logger LOG = LoggerFactory.getLogger(EncryptedRowReencryption.class);

    private final List<EncryptedRowSource> rooms;
    private final TransactionTemplate transaction;

    EncryptedRowReencryption(List<EncryptedRowSource> rooms, TransactionTemplate transaction) {
        this.rooms = rooms;
        this.transaction = transaction;
    }

    /// Re-encrypts each row in its own transaction, so that one row which cannot be decrypted does not prevent
    /// the re-encryption of the remaining rows. Returns the number of re-encrypted rows.
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

    private boolean again(EncryptedRowSource room, EncryptedRow row) {
        try {
            return Boolean.TRUE.equals(transaction.execute(status -> room.sealAgain(row)));
        } catch (RuntimeException broken) {
            LOG.error("{} of « {} » could not be re-encrypted", row.id(), room.what(), broken);
            return false;
        }
    }

    /// Returns the number of encrypted rows, first by the index of the secret that decrypts them
    /// ([EncryptedRow#under]), then by the French name of the rows. The empty index is for rows that no secret
    /// decrypts.
    Map<OptionalInt, Map<String, Integer>> counts() {
        var counts = new TreeMap<Integer, Map<String, Integer>>();
        for (var room : rooms)
            for (var row : AllTenantsAccess.ask(room::sealedRows))
                counts.computeIfAbsent(row.under().orElse(Integer.MAX_VALUE), _ -> new LinkedHashMap<>())
                        .merge(room.what(), 1, Integer::sum);
        var told = new LinkedHashMap<OptionalInt, Map<String, Integer>>();
        counts.forEach((n, rows) -> told.put(n == Integer.MAX_VALUE ? OptionalInt.empty() : OptionalInt.of(n), rows));
        return told;
    }
}
