package org.tousaidants.governance.federation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Repository;
import org.tousaidants.platform.db.Sql;
import org.tousaidants.rules.archive.RulesFolder;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// Stores the other territories that a network added, and a copy of the data of each.
@Repository
class NeighbourTerritoryStore {
    private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Sql sql;

    NeighbourTerritoryStore(Sql sql) {
        this.sql = sql;
    }

    void put(String site, NeighbourTerritory.NeighbourTerritoryCard card, Instant now) {
        sql.sql("""
                insert into federation_territory (site, card, read_at, trouble)
                values (:site, :card::jsonb, :now, '')
                on conflict (network, site) do update set card = excluded.card, read_at = excluded.read_at,
                    trouble = ''""")
                .param("site", site)
                .param("card", JSON.writeValueAsString(card))
                .param("now", now)
                .update();
    }

    void trouble(String site, String words) {
        sql.sql("update federation_territory set trouble = :words where site = :site")
                .param("site", site)
                .param("words", words)
                .update();
    }

    boolean remove(String site) {
        return sql.sql("delete from federation_territory where site = :site")
                        .param("site", site)
                        .update()
                == 1;
    }

    List<NeighbourTerritory> all() {
        return sql.sql("""
                select site, card, read_at, trouble from federation_territory
                order by card ->> 'name', site""").query((row, n) -> territory(row)).list();
    }

    private static NeighbourTerritory territory(ResultSet row) throws SQLException {
        return new NeighbourTerritory(
                row.getString("site"),
                JSON.readValue(row.getString("card"), NeighbourTerritory.NeighbourTerritoryCard.class),
                row.getTimestamp("read_at").toInstant(),
                Optional.of(row.getString("trouble")).filter(words -> !words.isEmpty()));
    }

    void keep(String site, NeighbourTerritory.RulesSummary rules, RulesFolder whole) {
        sql.sql("""
                insert into federation_rules (site, id, version, hash, files)
                values (:site, :id, :version, :hash, :files::jsonb)
                on conflict (network, site, id, version) do update
                set hash = excluded.hash, files = excluded.files""")
                .params(rules)
                .param("site", site)
                .param("files", JSON.writeValueAsString(whole.files()))
                .update();
    }

    boolean has(String site, NeighbourTerritory.RulesSummary rules) {
        return sql.sql("""
                select exists (select from federation_rules where site = :site
                and id = :id and version = :version and hash = :hash)""")
                .params(rules)
                .param("site", site)
                .query(Boolean.class)
                .single();
    }

    Optional<RulesFolder> rules(String site, String id, String version) {
        return sql.sql("""
                select files from federation_rules where site = :site and id = :id
                and version = :version""")
                .param("site", site)
                .param("id", id)
                .param("version", version)
                .query(String.class)
                .optional()
                .map(files -> new RulesFolder(id, JSON.readValue(files, TEXTS), List.of()));
    }

    void states(String site, String list, String document, Instant now) {
        sql.sql("""
                insert into federation_states (site, list, document, read_at)
                values (:site, :list, :document, :now)
                on conflict (network, site, list) do update
                set document = excluded.document, read_at = excluded.read_at""")
                .param("site", site)
                .param("list", list)
                .param("document", document)
                .param("now", now)
                .update();
    }

    Optional<String> states(String site, String list) {
        return sql.sql("""
                select document from federation_states where site = :site and list = :list""")
                .param("site", site)
                .param("list", list)
                .query(String.class)
                .optional();
    }
}
