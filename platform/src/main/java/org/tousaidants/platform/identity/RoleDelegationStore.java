package org.tousaidants.platform.identity;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Repository;
import org.tousaidants.platform.db.Sql;

@Repository
class RoleDelegationStore {
    private static final String GRANT =
            "select id, account, kind, subject, since_at, until_at, actor as by, taken_at from identity_grant where true ";

    private final Sql sql;

    RoleDelegationStore(Sql sql) {
        this.sql = sql;
    }

    void add(DelegatedRole grant) {
        sql.sql("""
                insert into identity_grant (id, account, kind, subject, since_at, until_at, actor)
                values (:id, :account, :kind, :subject, :since, :until, :by)""").params(grant).update();
    }

    boolean take(UUID id, UUID by, Instant now) {
        return sql.sql("""
                update identity_grant set taken_at = :now, taken_by = :by
                where id = :id and taken_at is null""").param("id", id).param("by", by).param("now", now).update() == 1;
    }

    Optional<DelegatedRole> find(UUID id) {
        return sql.sql(GRANT + "and id = :id")
                .param("id", id)
                .query(DelegatedRole.class)
                .optional();
    }

    List<DelegatedRole> latest(int most) {
        return sql.sql(GRANT + "order by since_at desc limit :most")
                .param("most", most)
                .query(DelegatedRole.class)
                .list();
    }

    List<DelegatedRole> of(UUID account) {
        return sql.sql(GRANT + "and account = :account and taken_at is null order by since_at")
                .param("account", account)
                .query(DelegatedRole.class)
                .list();
    }
}
