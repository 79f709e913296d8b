package org.tousaidants.label.helpers;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Repository;
import org.tousaidants.platform.db.Sql;
import org.tousaidants.rules.judging.LabelDossier;

/// Stores the skill levels of each person, one row for each statement or proof.
@Repository
class HelperSkillStore {
    private final Sql sql;

    HelperSkillStore(Sql sql) {
        this.sql = sql;
    }

    void add(UUID helper, LabelDossier.DossierSkillLevel level, Optional<UUID> by, Instant at) {
        sql.sql("""
                insert into helpers_level (helper, competence, level, evidence, since, actor, recorded_at)
                values (:helper, :competence, :level, :evidence, :on, :by, :at)""")
                .params(level)
                .param("helper", helper)
                .param("by", by)
                .param("at", at)
                .update();
    }

    /// Returns the last level of each competence for each kind of evidence, without withdrawn levels.
    List<LabelDossier.DossierSkillLevel> last(UUID helper) {
        return last(List.of(helper)).getOrDefault(helper, List.of());
    }

    Map<UUID, List<LabelDossier.DossierSkillLevel>> last(Collection<UUID> helpers) {
        return sql.sql("""
                select * from (
                    select distinct on (helper, competence, evidence)
                        helper, competence, level, evidence, since as on, number as n
                    from helpers_level where helper = any(:helpers)
                    order by helper, competence, evidence, number desc) last
                where level > 0 order by helper, competence, evidence""")
                .param("helpers", helpers.toArray(UUID[]::new))
                .lists(UUID.class, LabelDossier.DossierSkillLevel.class);
    }
}
