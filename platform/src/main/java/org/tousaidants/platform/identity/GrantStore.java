package org.tousaidants.platform.identity;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class GrantStore {
    private static final String GRANT =
            "select id, account, kind, subject, since, until, by, taken from identity_grant where network = :network ";

    private final JdbcClient sql;

    GrantStore(JdbcClient sql) {
        this.sql = sql;
    }

    void add(String network, Grant grant) {
        sql.sql("""
                insert into identity_grant (network, id, account, kind, subject, since, until, by)
                values (:network, :id, :account, :kind, :subject, :since, :until, :by)""")
                .param("network", network)
                .param("id", grant.id())
                .param("account", grant.account())
                .param("kind", grant.kind().name())
                .param("subject", grant.subject())
                .param("since", Timestamp.from(grant.since()))
                .param("until", Timestamp.from(grant.until()))
                .param("by", grant.by())
                .update();
    }

    boolean take(String network, UUID id, UUID by, Instant now) {
        return sql.sql("""
                update identity_grant set taken = :now, taken_by = :by
                where network = :network and id = :id and taken is null""")
                        .param("network", network)
                        .param("id", id)
                        .param("by", by)
                        .param("now", Timestamp.from(now))
                        .update()
                == 1;
    }

    Optional<Grant> find(String network, UUID id) {
        return sql.sql(GRANT + "and id = :id")
                .param("network", network)
                .param("id", id)
                .query((row, n) -> grant(row))
                .optional();
    }

    List<Grant> latest(String network, int most) {
        return sql.sql(GRANT + "order by since desc limit :most")
                .param("network", network)
                .param("most", most)
                .query((row, n) -> grant(row))
                .list();
    }

    List<Grant> of(String network, UUID account) {
        return sql.sql(GRANT + "and account = :account and taken is null order by since")
                .param("network", network)
                .param("account", account)
                .query((row, n) -> grant(row))
                .list();
    }

    private static Grant grant(ResultSet row) throws SQLException {
        return new Grant(
                row.getObject("id", UUID.class),
                row.getObject("account", UUID.class),
                Grant.Kind.valueOf(row.getString("kind")),
                row.getString("subject"),
                row.getTimestamp("since").toInstant(),
                row.getTimestamp("until").toInstant(),
                row.getObject("by", UUID.class),
                Optional.ofNullable(row.getTimestamp("taken")).map(Timestamp::toInstant));
    }
}
