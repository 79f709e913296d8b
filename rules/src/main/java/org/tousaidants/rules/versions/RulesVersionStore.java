package org.tousaidants.rules.versions;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Repository;
import org.tousaidants.platform.db.Sql;

/// Stores the versions of the protocol of a network.
@Repository
class RulesVersionStore {
    record PublishedRulesRow(
            String hash,
            String id,
            String version,
            boolean adopted,
            LocalDate inForce,
            Map<String, String> own,
            Optional<Map<String, String>> base,
            Optional<RulesAdoptionDecision> decision) {}

    record StoredRules(Map<String, String> own, Optional<Map<String, String>> base) {}

    private final Sql sql;

    RulesVersionStore(Sql sql) {
        this.sql = sql;
    }

    /// Stores a version of the rules; returns false if the same rules are already stored.
    boolean add(PublishedRulesRow version, Instant now) {
        return sql.sql("""
                insert into versions_protocol (hash, id, version, adopted, in_force, own, base, published_at,
                    actor, signed_by, reason)
                values (:hash, :id, :version, :adopted, :inForce, :own::jsonb, :base::jsonb, :now,
                    :by, :signedBy, :reason)
                on conflict do nothing""")
                        .params(version)
                        .param("now", now)
                        .param("by", version.decision().map(RulesAdoptionDecision::by))
                        .param(
                                "signedBy",
                                version.decision()
                                        .map(RulesAdoptionDecision::signedBy)
                                        .orElse(""))
                        .param(
                                "reason",
                                version.decision()
                                        .map(RulesAdoptionDecision::reason)
                                        .orElse(""))
                        .update()
                == 1;
    }

    /// Takes a database lock. If two people publish rules at the same time, the second publication then sees the
    /// first.
    void lock() {
        sql.hold("rules");
    }

    /// Returns whether people of the network have already published rules themselves.
    boolean decided() {
        return sql.sql("select exists (select from versions_protocol where actor is not null)")
                .query(Boolean.class)
                .single();
    }

    /// Returns all versions, the most recent first.
    List<RulesVersion> versions() {
        return sql.sql("""
                select hash, id, version, adopted, in_force, published_at, actor as by, signed_by, reason from versions_protocol order by published_at desc, in_force desc, hash""").query(RulesVersion.class).list();
    }

    boolean hasOther(String id, String version, String hash) {
        return sql.sql("""
                select exists (select from versions_protocol
                where id = :id and version = :version and adopted and hash <> :hash)""")
                .param("id", id)
                .param("version", version)
                .param("hash", hash)
                .query(Boolean.class)
                .single();
    }

    /// Returns the hash of the rules in force on a day. Among the versions that have begun by then, it is the
    /// one with the latest first day; among several with the same first day, the one published last.
    String inForce(LocalDate today) {
        return sql.sql("""
                select hash from versions_protocol
                order by in_force <= :today desc,
                    case when in_force <= :today then in_force end desc, in_force, published_at desc limit 1""").param("today", today).query(String.class).single();
    }

    StoredRules files(String hash) {
        return sql.sql("select own, base from versions_protocol where hash = :hash")
                .param("hash", hash)
                .query(StoredRules.class)
                .single();
    }
}
