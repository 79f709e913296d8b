package org.tousaidants.platform.passkeys;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Repository;
import org.tousaidants.platform.db.Sql;

@Repository
class PasskeyStore {
    /// A passkey as stored.
    ///
    /// @param credential credential id of the device
    /// @param record attestation of the device at the creation
    /// @param counter signature counter
    record StoredPasskey(UUID id, UUID account, byte[] credential, byte[] record, long counter) {}

    private final Sql sql;

    PasskeyStore(Sql sql) {
        this.sql = sql;
    }

    boolean add(UUID id, UUID account, byte[] credential, byte[] record, String label, Instant now) {
        return sql.sql("""
                insert into passkeys_key (id, account, credential, record, counter, label, made_at)
                values (:id, :account, :credential, :record, 0, :label, :now) on conflict do nothing""")
                        .param("id", id)
                        .param("account", account)
                        .param("credential", credential)
                        .param("record", record)
                        .param("label", label)
                        .param("now", now)
                        .update()
                == 1;
    }

    Optional<StoredPasskey> byCredential(byte[] credential) {
        return sql.sql("""
                select id, account, credential, record, counter from passkeys_key
                where credential = :credential for update""")
                .param("credential", credential)
                .query(StoredPasskey.class)
                .optional();
    }

    void used(byte[] credential, long counter, Instant now) {
        sql.sql("""
                update passkeys_key set counter = :counter, last_used_at = :now
                where credential = :credential""")
                .param("credential", credential)
                .param("counter", counter)
                .param("now", now)
                .update();
    }

    List<Passkey> of(UUID account) {
        return sql.sql("""
                select id, label, made_at, last_used_at from passkeys_key
                where account = :account order by made_at""").param("account", account).query(Passkey.class).list();
    }

    List<StoredPasskey> heldBy(UUID account) {
        return sql.sql("""
                select id, account, credential, record, counter from passkeys_key
                where account = :account""").param("account", account).query(StoredPasskey.class).list();
    }

    boolean remove(UUID account, UUID id) {
        return sql.sql("delete from passkeys_key where account = :account and id = :id")
                        .param("account", account)
                        .param("id", id)
                        .update()
                == 1;
    }

    void removeAll(UUID account) {
        sql.sql("delete from passkeys_key where account = :account")
                .param("account", account)
                .update();
    }

    /// Deletes the passkeys of accounts that were closed before `before`; returns the number of deleted
    /// passkeys.
    int forget(Instant before) {
        return sql.sql("""
                delete from passkeys_key k using identity_account a
                where a.id = k.account and a.closed_at < :before""").param("before", before).update();
    }
}
