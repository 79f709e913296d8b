package org.tousaidants.support.diagnostic;

import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Repository;
import org.tousaidants.platform.codes.CodeFingerprints;
import org.tousaidants.platform.codes.PaperCode;
import org.tousaidants.platform.db.ColumnConverter;
import org.tousaidants.platform.db.Sql;
import org.tousaidants.support.diagnostic.Questionnaire.HelpMode;

/// Rows of `diagnostic_choice` and `diagnostic_kept`.
@Repository
class DiagnosticStore {
    static final String PRINTS = "diagnostic.code";

    private final Sql db;
    private final CodeFingerprints prints;

    DiagnosticStore(Sql db, CodeFingerprints prints) {
        this.db = db;
        this.prints = prints;
    }

    /// Returns false if the form was sent before.
    boolean choose(UUID id, LocalDate week, Optional<HelpMode> proposed, HelpMode chosen) {
        return db.sql("""
                                insert into diagnostic_choice (id, week, proposed, chosen)
                                values (:id, :week, :proposed, :chosen) on conflict (network, id) do nothing""")
                        .param("id", id)
                        .param("week", week)
                        .param("proposed", proposed.map(HelpMode::name))
                        .param("chosen", chosen.name())
                        .update()
                == 1;
    }

    /// « Diagnostic gardé » — the answers that a person saved on one day.
    record StoredDiagnostic(Instant at, HelpMode chosen, Map<String, String> answers, String words) {}

    void keep(UUID id, PaperCode code, StoredDiagnostic kept) {
        db.sql("""
                        insert into diagnostic_kept (id, hash, recorded_at, chosen, answers, comment)
                        values (:id, :hash, :at, :chosen, :answers, :words)
                        on conflict (network, id) do nothing""")
                .params(kept)
                .param("id", id)
                .param("hash", prints.of(PRINTS, code))
                .param(
                        "answers",
                        kept.answers().entrySet().stream()
                                .map(one -> one.getKey() + "=" + one.getValue())
                                .collect(Collectors.joining("&")))
                .update();
    }

    /// Returns the diagnostics saved under one code, oldest first.
    List<StoredDiagnostic> kept(PaperCode code) {
        return db.sql("""
                        select recorded_at, chosen, answers, comment as words from diagnostic_kept
                        where hash = any(:hashes::bytea[]) order by recorded_at""")
                .param("hashes", prints.all(PRINTS, code))
                .query((set, n) -> {
                    var row = ColumnConverter.of(set);
                    return new StoredDiagnostic(
                            row.instant("at"),
                            row.constant("chosen", HelpMode.class),
                            answers(row.text("answers")),
                            row.text("words"));
                })
                .list();
    }

    private static Map<String, String> answers(String written) {
        var answers = new LinkedHashMap<String, String>();
        for (var one : written.split("&")) {
            var pair = one.split("=", 2);
            if (pair.length == 2) answers.put(pair[0], pair[1]);
        }
        return answers;
    }

    int forget(PaperCode code) {
        return db.sql("delete from diagnostic_kept where hash = any(:hashes::bytea[])")
                .param("hashes", prints.all(PRINTS, code))
                .update();
    }

    int forget(Instant before) {
        return db.sql("delete from diagnostic_kept where recorded_at < :before")
                .param("before", before)
                .update();
    }
}
