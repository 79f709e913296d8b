package org.tousaidants.platform.identity;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Repository;
import org.tousaidants.platform.db.Sql;

@Repository
class SessionStore {
    record Live(Actor actor, Instant lastSeen, boolean strong) {}

    private final Sql sql;

    SessionStore(Sql sql) {
        this.sql = sql;
    }

    void add(byte[] hash, UUID id, Entrances.Proof proof, Instant now, Instant expires) {
        sql.sql("""
                insert into identity_session
                    (hash, id, account, browser, strong, proved, created, last_seen, expires)
                values (:hash, :id, :account, :browser, :strong, :shown, :now, :now, :expires)""")
                .params(proof)
                .param("hash", hash)
                .param("id", id)
                .param("now", now)
                .param("expires", expires)
                .update();
    }

    Optional<Live> live(byte[] hash, Instant now, Instant idleSince) {
        return sql.sql("""
                select a.id, a.mail, a.name, n.id as network,
                    case when exists (select from identity_grant g where g.account = a.id and g.network = a.network
                            and g.kind = 'COORDINATION' and g.taken is null and g.since <= :now and g.until > :now)
                        then 'COORDINATOR' else a.role end as role, n.name as network_name, n.departement, s.last_seen, s.strong
                from identity_session s
                join identity_account a on a.id = s.account
                join identity_network n on n.id = a.network
                where s.hash = :hash and s.expires > :now and s.last_seen > :idleSince and a.closed_at is null""")
                .param("hash", hash)
                .param("now", now)
                .param("idleSince", idleSince)
                .query((row, n) -> new Live(
                        new Actor(
                                row.getObject("id", UUID.class),
                                row.getString("mail"),
                                row.getString("name"),
                                Role.valueOf(row.getString("role")),
                                new Network(
                                        row.getString("network"),
                                        row.getString("network_name"),
                                        row.getString("departement"))),
                        row.getTimestamp("last_seen").toInstant(),
                        row.getBoolean("strong")))
                .optional();
    }

    void touch(byte[] hash, Instant now) {
        sql.sql("update identity_session set last_seen = :now where hash = :hash")
                .param("now", now)
                .param("hash", hash)
                .update();
    }

    List<Session> of(UUID account, Instant now, Instant idleSince) {
        return sql.sql("""
                select id, browser, created, last_seen from identity_session
                where account = :account and expires > :now and last_seen > :idleSince order by last_seen desc""")
                .param("account", account)
                .param("now", now)
                .param("idleSince", idleSince)
                .query(Session.class)
                .list();
    }

    /// When she showed who she is.
    Optional<Instant> proved(byte[] hash) {
        return sql.sql("select coalesce(proved, created) from identity_session where hash = :hash")
                .param("hash", hash)
                .query(Instant.class)
                .optional();
    }

    void arrived(UUID account, Instant now) {
        sql.sql("update identity_account set last_in = :now, warned = null where id = :account")
                .param("now", now)
                .param("account", account)
                .update();
    }

    Optional<UUID> idOf(byte[] hash) {
        return sql.sql("select id from identity_session where hash = :hash")
                .param("hash", hash)
                .query(UUID.class)
                .optional();
    }

    int end(byte[] hash) {
        return sql.sql("delete from identity_session where hash = :hash")
                .param("hash", hash)
                .update();
    }

    int end(UUID account, UUID id) {
        return sql.sql("delete from identity_session where account = :account and id = :id")
                .param("account", account)
                .param("id", id)
                .update();
    }

    int endAll(UUID account) {
        return sql.sql("delete from identity_session where account = :account")
                .param("account", account)
                .update();
    }

    int forget(Instant now, Instant idleSince) {
        return sql.sql("delete from identity_session where expires <= :now or last_seen <= :idleSince")
                .param("now", now)
                .param("idleSince", idleSince)
                .update();
    }
}
