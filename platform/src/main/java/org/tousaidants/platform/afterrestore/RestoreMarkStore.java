package org.tousaidants.platform.afterrestore;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Repository;
import org.tousaidants.platform.db.Sql;

/// Stores the installation's id and the last mark of the file of irreversible acts: a single row in
/// `restoration_mark`, for the whole database.
@Repository
class RestoreMarkStore {
    /// The mark that a database contains, with the id of the installation.
    ///
    /// @param installation random id of the installation, created once; every later backup contains it
    /// @param mark id of the last mark in the file; all irreversible acts before it are in this database
    record RestoreMark(UUID installation, Optional<UUID> mark) {}

    private final Sql sql;

    RestoreMarkStore(Sql sql) {
        this.sql = sql;
    }

    RestoreMark mark() {
        return sql.sql("select installation, mark from restoration_mark")
                .query(RestoreMark.class)
                .single();
    }

    void mark(UUID mark, Instant now) {
        sql.sql("update restoration_mark set mark = :mark, marked_at = :now")
                .param("mark", mark)
                .param("now", now)
                .update();
    }
}
