package org.tousaidants.platform.identity;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Repository;
import org.tousaidants.platform.db.Sql;

@Repository
class GrantStore {
    private static final String GRANT =
            "select id, account, kind, subject, since, until, by, taken from identity_grant where network = :network ";

    private final Sql sql;

    GrantStore(Sql sql) {
        this.sql = sql;
    }

    void add(String network, Grant grant) {
        sql.sql(network, """
                insert into identity_grant (network, id, account, kind, subject, since, until, by)
                values (:network, :id, :account, :kind, :subject, :since, :until, :by)""").params(grant).update();
    }

    boolean take(String network, UUID id, UUID by, Instant now) {
        return sql.sql(network, """
                update identity_grant set taken = :now, taken_by = :by
                where network = :network and id = :id and taken is null""")
                        .param("id", id)
                        .param("by", by)
                        .param("now", now)
                        .update()
                == 1;
    }

    Optional<Grant> find(String network, UUID id) {
        return sql.sql(network, GRANT + "and id = :id")
                .param("id", id)
                .query(Grant.class)
                .optional();
    }

    List<Grant> latest(String network, int most) {
        return sql.sql(network, GRANT + "order by since desc limit :most")
                .param("most", most)
                .query(Grant.class)
                .list();
    }

    List<Grant> of(String network, UUID account) {
        return sql.sql(network, GRANT + "and account = :account and taken is null order by since")
                .param("account", account)
                .query(Grant.class)
                .list();
    }
}
