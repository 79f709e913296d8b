package org.tousaidants.platform.identity;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Repository;
import org.tousaidants.platform.db.Sql;

/// Finds the account of a session and ends sessions, in a transaction. The rows of the sessions are written by
/// Spring Session.
@Repository
class SignInSessionStore {
    private final Sql sql;

    SignInSessionStore(Sql sql) {
        this.sql = sql;
    }

    Optional<SignedInPerson> actor(UUID account, Instant now) {
        return sql.sql("""
                select a.id, a.mail, a.name, n.id as network,
                    case when exists (select from identity_grant g where g.account = a.id and g.network = a.network
                            and g.kind = 'COORDINATION' and g.taken_at is null and g.since_at <= :now and g.until_at > :now)
                        then 'COORDINATOR' else a.role end as role, n.name as network_name, n.departement
                from identity_account a join identity_network n on n.id = a.network
                where a.id = :account and a.closed_at is null""")
                .param("account", account)
                .param("now", now)
                .query((row, n) -> new SignedInPerson(
                        row.getObject("id", UUID.class),
                        row.getString("mail"),
                        row.getString("name"),
                        Role.valueOf(row.getString("role")),
                        new TerritoryNetwork(
                                row.getString("network"), row.getString("network_name"), row.getString("departement"))))
                .optional();
    }

    void arrived(UUID account, Instant now) {
        sql.sql("update identity_account set last_in_at = :now, warned_at = null where id = :account")
                .param("now", now)
                .param("account", account)
                .update();
    }

    int end(UUID account, UUID id) {
        return sql.sql("delete from identity_session where account = :account and session_id = :id")
                .param("account", account)
                .param("id", id.toString())
                .update();
    }

    int endAll(UUID account) {
        return sql.sql("delete from identity_session where account = :account")
                .param("account", account)
                .update();
    }
}
