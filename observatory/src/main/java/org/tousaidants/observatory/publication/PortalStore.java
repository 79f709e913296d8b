package org.tousaidants.observatory.publication;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.springframework.stereotype.Repository;
import org.tousaidants.platform.db.Sql;

@Repository
class PortalStore {
    private final Sql sql;

    PortalStore(Sql sql) {
        this.sql = sql;
    }

    void want(String network, LocalDate day, String file, Instant now) {
        sql.sql(network, """
                insert into publication_push (network, day, file, next_try) values (:network, :day, :file, :now)
                on conflict do nothing""")
                .param("day", day)
                .param("file", file)
                .param("now", now)
                .update();
    }

    /// Of two processes one takes it.
    boolean take(String network, LocalDate day, String file, Instant now, Instant until) {
        return sql.sql(network, """
                update publication_push set next_try = :until, tries = tries + 1
                where network = :network and day = :day and file = :file and pushed is null and next_try <= :now""")
                        .param("day", day)
                        .param("file", file)
                        .param("now", now)
                        .param("until", until)
                        .update()
                == 1;
    }

    void pushed(String network, LocalDate day, String file, Instant now) {
        sql.sql(network, """
                update publication_push set pushed = :now, trouble = ''
                where network = :network and day = :day and file = :file""")
                .param("day", day)
                .param("file", file)
                .param("now", now)
                .update();
    }

    void failed(String network, LocalDate day, String file, Instant nextTry, String trouble) {
        sql.sql(network, """
                update publication_push set next_try = :next, trouble = :trouble
                where network = :network and day = :day and file = :file""")
                .param("day", day)
                .param("file", file)
                .param("next", nextTry)
                .param("trouble", trouble)
                .update();
    }

    Optional<Portal.State> last(String network) {
        return sql.sql(network, "select * from publication_push where network = :network order by day desc limit 1")
                .query(Portal.State.class)
                .optional();
    }
}
