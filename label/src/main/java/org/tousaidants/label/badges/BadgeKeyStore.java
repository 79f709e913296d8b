package org.tousaidants.label.badges;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Repository;
import org.tousaidants.platform.db.Sql;

/// Stores the signing keys: table `badges_key`.
@Repository
class BadgeKeyStore {
    /// A signing key as the database stores it.
    ///
    /// @param sealed encrypted private key; empty if the key is retired
    /// @param distrusted moment from which its signatures are not trusted; empty if they are
    record BadgeKeyRow(
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

    BadgeKeyStore(Sql db) {
        this.db = db;
    }

    /// Stores an active key; does nothing if the network already has one.
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

    /// Returns, for each network, the active key, which signs its badges.
    List<BadgeKeyRow> signing() {
        return db.sql(KEY + " where retired_at is null")
                .query(BadgeKeyRow.class)
                .list();
    }

    Optional<BadgeKeyRow> active() {
        return signing().stream().findFirst();
    }

    /// Returns the active key and locks it until the end of the transaction.
    Optional<BadgeKeyRow> lockActive() {
        return db.sql(KEY + " where retired_at is null for update")
                .query(BadgeKeyRow.class)
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

    /// Marks a key as distrusted since a moment. Does nothing if the key is already distrusted since `since` or
    /// an earlier moment.
    ///
    /// @param since moment from which its signatures are not trusted
    /// @param at moment of the mark
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

    /// Returns all keys, newest first.
    List<BadgeKeyRow> all() {
        return db.sql(KEY + " order by number desc").query(BadgeKeyRow.class).list();
    }
}
