package org.tousaidants.label.badges;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Repository;
import org.tousaidants.platform.db.Sql;

/// Stores the signing keys: table `badges_key`.
@Repository
class KeyStore {
    /// @param sealed encrypted private key; empty if the key is retired
    /// @param distrusted the moment from which its signatures are not trusted
    record Row(
            long n,
            String multikey,
            byte[] sealed,
            Instant created,
            Optional<Instant> retired,
            Optional<Instant> distrusted) {}

    private static final String KEY =
            "select number as n, public as multikey, coalesce(sealed, '') as sealed, created_at, retired_at, distrusted_since_at as"
                    + " distrusted from badges_key";

    private final Sql db;

    KeyStore(Sql db) {
        this.db = db;
    }

    /// Inserts an active key; does nothing if the network already has one.
    void insert(String multikey, byte[] sealed, Instant created) {
        db.sql("""
                        insert into badges_key (public, sealed, created_at)
                        values (:public, :sealed, :created)
                        on conflict (network) where retired_at is null do nothing
                        """)
                .param("public", multikey)
                .param("sealed", sealed)
                .param("created", created)
                .update();
    }

    /// The active key of each network.
    List<Row> signing() {
        return db.sql(KEY + " where retired_at is null").query(Row.class).list();
    }

    Optional<Row> active() {
        return signing().stream().findFirst();
    }

    /// The active key, locked until the end of the transaction.
    Optional<Row> lockActive() {
        return db.sql(KEY + " where retired_at is null for update")
                .query(Row.class)
                .optional();
    }

    void seal(long n, byte[] sealed) {
        db.sql("update badges_key set sealed = :sealed where number = :n and retired_at is null")
                .param("n", n)
                .param("sealed", sealed)
                .update();
    }

    void retire(long n, Instant at) {
        db.sql("update badges_key set retired_at = :at, sealed = null where number = :n")
                .param("n", n)
                .param("at", at)
                .update();
    }

    /// Marks a key as distrusted; does nothing if it is distrusted since that moment or earlier.
    void distrust(String multikey, Instant since, Instant at) {
        db.sql("""
                        update badges_key set distrusted_since_at = :since, distrusted_at = :at
                        where public = :public
                          and (distrusted_since_at is null or distrusted_since_at > :since)
                        """)
                .param("public", multikey)
                .param("since", since)
                .param("at", at)
                .update();
    }

    /// All keys, newest first.
    List<Row> all() {
        return db.sql(KEY + " order by number desc").query(Row.class).list();
    }
}
