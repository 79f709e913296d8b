package org.tousaidants.platform.restoration;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Repository;
import org.tousaidants.platform.db.Sql;

/// The single row of `restoration_mark`, for the whole database.
@Repository
class RestorationMarkStore {
    /// @param installation drawn once, and in every backup since
    /// @param mark the last line of the file whose earlier acts are all in this database
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
