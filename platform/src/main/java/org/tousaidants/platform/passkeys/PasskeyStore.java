package org.tousaidants.platform.passkeys;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Repository;
import org.tousaidants.platform.db.Sql;

@Repository
class PasskeyStore {
    /// @param record what the device attested when it made the key
    record Held(UUID id, UUID account, byte[] credential, byte[] record, long counter) {}

    private final Sql sql;

    PasskeyStore(Sql sql) {
        this.sql = sql;
    }

    boolean add(String network, UUID id, UUID account, byte[] credential, byte[] record, String label, Instant now) {
        return sql.sql(network, """
                insert into passkeys_key (network, id, account, credential, record, counter, label, made)
                values (:network, :id, :account, :credential, :record, 0, :label, :now) on conflict do nothing""")
                        .param("id", id)
                        .param("account", account)
                        .param("credential", credential)
                        .param("record", record)
                        .param("label", label)
                        .param("now", now)
                        .update()
                == 1;
    }

    Optional<Held> byCredential(String network, byte[] credential) {
        return sql.sql(network, """
                select id, account, credential, record, counter from passkeys_key
                where network = :network and credential = :credential for update""")
                .param("credential", credential)
                .query(Held.class)
                .optional();
    }

    void used(String network, byte[] credential, long counter, Instant now) {
        sql.sql(network, """
                update passkeys_key set counter = :counter, last_used = :now
                where network = :network and credential = :credential""")
                .param("credential", credential)
                .param("counter", counter)
                .param("now", now)
                .update();
    }

    List<Passkey> of(String network, UUID account) {
        return sql.sql(network, """
                select id, label, made, last_used from passkeys_key
                where network = :network and account = :account order by made""")
                .param("account", account)
                .query(Passkey.class)
                .list();
    }

    List<Held> heldBy(String network, UUID account) {
        return sql.sql(network, """
                select id, account, credential, record, counter from passkeys_key
                where network = :network and account = :account""").param("account", account).query(Held.class).list();
    }

    boolean remove(String network, UUID account, UUID id) {
        return sql.sql(network, "delete from passkeys_key where network = :network and account = :account and id = :id")
                        .param("account", account)
                        .param("id", id)
                        .update()
                == 1;
    }

    void removeAll(String network, UUID account) {
        sql.sql(network, "delete from passkeys_key where network = :network and account = :account")
                .param("account", account)
                .update();
    }

    /// Of the accounts that were closed before.
    int forget(String network, Instant before) {
        return sql.sql(network, """
                delete from passkeys_key k using identity_account a
                where k.network = :network and a.id = k.account and a.closed_at < :before""").param("before", before).update();
    }
}
