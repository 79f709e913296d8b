package org.tousaidants.label.helpers;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Repository;
import org.tousaidants.label.rules.Dossier;
import org.tousaidants.label.rules.Evidence;
import org.tousaidants.platform.db.Sql;

/// The levels of each person, one row each time that a person says or proves one.
@Repository
class LevelStore {
    private final Sql sql;

    LevelStore(Sql sql) {
        this.sql = sql;
    }

    void add(String network, UUID helper, Dossier.Level level, Optional<UUID> by, Instant at) {
        sql.sql(network, """
                insert into helpers_level (network, helper, competence, level, evidence, since, by, at)
                values (:network, :helper, :competence, :level, :evidence, :on, :by, :at)""")
                .params(level)
                .param("helper", helper)
                .param("by", by)
                .param("at", at)
                .update();
    }

    /// The last word of each kind of proof, without what was taken back.
    List<Dossier.Level> last(String network, UUID helper) {
        return last(network, List.of(helper)).getOrDefault(helper, List.of());
    }

    Map<UUID, List<Dossier.Level>> last(String network, Collection<UUID> helpers) {
        var last = new HashMap<UUID, List<Dossier.Level>>();
        sql.sql(network, """
                select distinct on (helper, competence, evidence) helper, competence, level, evidence, since
                from helpers_level where network = :network and helper = any(:helpers)
                order by helper, competence, evidence, n desc""").param("helpers", helpers.toArray(UUID[]::new)).query(row -> {
            if (row.getInt("level") > 0)
                last.computeIfAbsent(row.getObject("helper", UUID.class), _ -> new ArrayList<>())
                        .add(new Dossier.Level(
                                row.getString("competence"),
                                row.getInt("level"),
                                Evidence.valueOf(row.getString("evidence")),
                                row.getObject("since", LocalDate.class)));
        });
        return last;
    }
}
