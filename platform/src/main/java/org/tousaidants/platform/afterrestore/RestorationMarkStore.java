package org.tousaidants.platform.afterrestore;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Repository;
import org.tousaidants.platform.db.Sql;

/// Stores the single row of `restoration_mark`, for the whole database.
@Repository
class RestorationMarkStore {
    /// @param installation random id, in every backup since its creation
    /// @param mark last line of the file; all acts before it are in this database
    record Mark(UUID installation, Optional<UUID> mark) {}

    private final Sql sql;

    RestorationMarkStore(Sql sql) {
        this.sql = sql;
    }

    Mark mark() {
        return sql.sql("select installation, mark from restoration_mark")
                .query(Mark.class)
                .single();
    }

    void mark(UUID mark, Instant now) {
        sql.sql("update restoration_mark set mark = :mark, marked_at = :now")
                .param("mark", mark)
                .param("now", now)
                .update();
    }
}
