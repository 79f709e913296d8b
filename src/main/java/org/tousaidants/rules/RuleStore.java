package org.tousaidants.rules;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// The versions of the protocol that ruled a network.
@Repository
class RuleStore {
    private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};

    record Published(
            String hash,
            String id,
            String version,
            boolean adopted,
            LocalDate inForce,
            Map<String, String> own,
            Optional<Map<String, String>> base) {}

    record Kept(Map<String, String> own, Optional<Map<String, String>> base) {}

    private final JdbcClient sql;

    RuleStore(JdbcClient sql) {
        this.sql = sql;
    }

    void add(String network, Published one, Instant now) {
        sql.sql("""
                insert into rules_protocol (network, hash, id, version, adopted, in_force, own, base, published_at)
                values (:network, :hash, :id, :version, :adopted, :inForce, :own::jsonb, :base::jsonb, :now)
                on conflict do nothing""")
                .param("network", network)
                .param("hash", one.hash())
                .param("id", one.id())
                .param("version", one.version())
                .param("adopted", one.adopted())
                .param("inForce", one.inForce())
                .param("own", json(one.own()))
                .param("base", one.base().map(RuleStore::json).orElse(null))
                .param("now", Timestamp.from(now))
                .update();
    }

    boolean hasOther(String network, String id, String version, String hash) {
        return sql.sql("""
                select exists (select from rules_protocol
                where network = :network and id = :id and version = :version and adopted and hash <> :hash)""")
                .param("network", network)
                .param("id", id)
                .param("version", version)
                .param("hash", hash)
                .query(Boolean.class)
                .single();
    }

    /// The one that came into force last, and among several of one day the one published last.
    String inForce(String network, LocalDate today) {
        return sql.sql("""
                select hash from rules_protocol where network = :network
                order by in_force <= :today desc,
                    case when in_force <= :today then in_force end desc, in_force, published_at desc limit 1""")
                .param("network", network)
                .param("today", today)
                .query(String.class)
                .single();
    }

    Kept files(String network, String hash) {
        return sql.sql("select own, base from rules_protocol where network = :network and hash = :hash")
                .param("network", network)
                .param("hash", hash)
                .query((row, n) ->
                        new Kept(texts(row.getString("own")), Optional.ofNullable(textsOrNull(row.getString("base")))))
                .single();
    }

    private static @Nullable Map<String, String> textsOrNull(@Nullable String json) {
        return json == null ? null : texts(json);
    }

    private static Map<String, String> texts(String json) {
        return JsonMapper.shared().readValue(json, TEXTS);
    }

    private static String json(Map<String, String> texts) {
        return JsonMapper.shared().writeValueAsString(texts);
    }
}
