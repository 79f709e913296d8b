package org.tousaidants.governance.ruleproposals;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import org.tousaidants.platform.db.Sql;
import org.tousaidants.rules.archive.RulesFolder;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// Stores the drafts of a network, and the end of each: published, replaced or discarded.
@Repository
class RulesDraftStore {
    private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};

    enum DraftEndReason {
        PUBLISHED,
        SET_ASIDE
    }

    private final Sql sql;

    RulesDraftStore(Sql sql) {
        this.sql = sql;
    }

    /// Stores a draft; returns false if it already exists. The form contains its id, so that a repeated request
    /// stores only one draft.
    boolean add(RulesDraft draft) {
        return sql.sql("""
                insert into ruleproposals_draft (id, origin, own, actor, recorded_at)
                values (:id, :origin, :own::jsonb, :by, :at) on conflict do nothing""")
                        .params(draft)
                        .param(
                                "own",
                                JsonMapper.shared()
                                        .writeValueAsString(draft.own().files()))
                        .update()
                == 1;
    }

    /// Returns the open drafts, newest first.
    List<RulesDraft> open() {
        return sql.sql("""
                select id, origin, own, actor as by, recorded_at from ruleproposals_draft d where not exists (select from ruleproposals_end where network = d.network and draft = d.id)
                order by recorded_at desc, id""").query((row, n) -> draft(row)).list();
    }

    Optional<RulesDraft> open(UUID id) {
        return sql.sql("""
                select id, origin, own, actor as by, recorded_at from ruleproposals_draft d where id = :id
                and not exists (select from ruleproposals_end where network = d.network and draft = d.id)""").param("id", id).query((row, n) -> draft(row)).optional();
    }

    /// Records the end of a draft; returns false if it had already ended.
    boolean end(UUID draft, DraftEndReason act, @Nullable String hash, UUID by, Instant at) {
        return sql.sql("""
                insert into ruleproposals_end (draft, act, hash, actor, recorded_at)
                values (:draft, :act, :hash, :by, :at) on conflict do nothing""")
                        .param("draft", draft)
                        .param("act", act.name())
                        .param("hash", hash)
                        .param("by", by)
                        .param("at", at)
                        .update()
                == 1;
    }

    private static RulesDraft draft(ResultSet row) throws SQLException {
        return new RulesDraft(
                row.getObject("id", UUID.class),
                row.getString("origin"),
                new RulesFolder(
                        row.getString("origin"), JsonMapper.shared().readValue(row.getString("own"), TEXTS), List.of()),
                row.getObject("by", UUID.class),
                row.getTimestamp("recorded_at").toInstant());
    }
}
