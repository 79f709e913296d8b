package org.tousaidants.observatory.publication;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.tousaidants.platform.db.Rows;

@Repository
class PortalStore {
    private final JdbcClient sql;

    PortalStore(JdbcClient sql) {
        this.sql = sql;
    }

    void want(String network, LocalDate day, String file, Instant now) {
        sql.sql("""
                insert into publication_push (network, day, file, next_try) values (:network, :day, :file, :now)
                on conflict do nothing""")
                .param("network", network)
                .param("day", day)
                .param("file", file)
                .param("now", Rows.at(now))
                .update();
    }

    /// Of two processes one takes it.
    boolean take(String network, LocalDate day, String file, Instant now, Instant until) {
        return sql.sql("""
                update publication_push set next_try = :until, tries = tries + 1
                where network = :network and day = :day and file = :file and pushed is null and next_try <= :now""")
                        .param("network", network)
                        .param("day", day)
                        .param("file", file)
                        .param("now", Rows.at(now))
                        .param("until", Rows.at(until))
                        .update()
                == 1;
    }

    void pushed(String network, LocalDate day, String file, Instant now) {
        sql.sql("""
                update publication_push set pushed = :now, trouble = ''
                where network = :network and day = :day and file = :file""")
                .param("network", network)
                .param("day", day)
                .param("file", file)
                .param("now", Rows.at(now))
                .update();
    }

    void failed(String network, LocalDate day, String file, Instant nextTry, String trouble) {
        sql.sql("""
                update publication_push set next_try = :next, trouble = :trouble
                where network = :network and day = :day and file = :file""")
                .param("network", network)
                .param("day", day)
                .param("file", file)
                .param("next", Rows.at(nextTry))
                .param("trouble", trouble)
                .update();
    }

    Optional<Portal.State> last(String network) {
        return sql.sql("select * from publication_push where network = :network order by day desc limit 1")
                .param("network", network)
                .query((set, n) -> {
                    var row = Rows.of(set);
                    return new Portal.State(
                            row.day("day"),
                            row.number("tries"),
                            row.instant("next_try"),
                            row.maybeInstant("pushed"),
                            row.text("trouble"));
                })
                .optional();
    }
}
