package org.tousaidants.observatory.opendata;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.springframework.stereotype.Repository;
import org.tousaidants.platform.db.Sql;

@Repository
class PortalUploadStore {
    private final Sql sql;

    PortalUploadStore(Sql sql) {
        this.sql = sql;
    }

    void want(LocalDate day, String file, Instant now) {
        sql.sql("""
                insert into publication_push (day, file, next_try_at) values (:day, :file, :now)
                on conflict do nothing""").param("day", day).param("file", file).param("now", now).update();
    }

    /// Reserves the upload of a file for this process until the time `until`. If two processes try this, only
    /// one of them gets true.
    boolean take(LocalDate day, String file, Instant now, Instant until) {
        return sql.sql("""
                update publication_push set next_try_at = :until, tries = tries + 1
                where day = :day and file = :file and pushed_at is null and next_try_at <= :now""")
                        .param("day", day)
                        .param("file", file)
                        .param("now", now)
                        .param("until", until)
                        .update()
                == 1;
    }

    void pushed(LocalDate day, String file, Instant now) {
        sql.sql("""
                update publication_push set pushed_at = :now, trouble = ''
                where day = :day and file = :file""").param("day", day).param("file", file).param("now", now).update();
    }

    void failed(LocalDate day, String file, Instant nextTry, String trouble) {
        sql.sql("""
                update publication_push set next_try_at = :next, trouble = :trouble
                where day = :day and file = :file""")
                .param("day", day)
                .param("file", file)
                .param("next", nextTry)
                .param("trouble", trouble)
                .update();
    }

    Optional<OpenDataPortalUpload.PortalUploadState> last() {
        return sql.sql("select * from publication_push order by day desc limit 1")
                .query(OpenDataPortalUpload.PortalUploadState.class)
                .optional();
    }
}
