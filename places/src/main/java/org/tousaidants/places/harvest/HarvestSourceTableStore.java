package org.tousaidants.places.harvest;

import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Repository;
import org.tousaidants.places.columnmapping.SourceTableSurvey;
import org.tousaidants.platform.db.Sql;
import tools.jackson.databind.json.JsonMapper;

/// Reads and writes the table `harvest_table`.
@Repository
class HarvestSourceTableStore {
    private final Sql db;
    private final JsonMapper json = JsonMapper.shared();

    HarvestSourceTableStore(Sql db) {
        this.db = db;
    }

    void keep(String source, SourceTableSurvey survey, Optional<byte[]> content, Instant at) {
        db.sql("""
                        insert into harvest_table (source, survey, content, received_at)
                        values (:source, :survey::jsonb, :content::bytea, :at)
                        on conflict (network, source) do update
                        set survey = excluded.survey, content = excluded.content, received_at = excluded.received_at
                        """)
                .param("source", source)
                .param("survey", RefusalReasonColumns.written(survey))
                .param("content", content.orElse(null))
                .param("at", at)
                .update();
    }

    Optional<SourceTableSurvey> find(String source) {
        return db.sql("select survey from harvest_table where source = :source")
                .param("source", source)
                .query(String.class)
                .optional()
                .map(survey -> json.readValue(survey, SourceTableSurvey.class));
    }

    Optional<byte[]> content(String source) {
        return db.sql("select content from harvest_table where source = :source and content is not null")
                .param("source", source)
                .query(byte[].class)
                .optional();
    }

    int forget(Instant before) {
        return db.sql("delete from harvest_table where received_at < :before")
                .param("before", before)
                .update();
    }
}
