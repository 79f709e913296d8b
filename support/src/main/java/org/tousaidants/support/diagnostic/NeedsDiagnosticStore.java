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
import org.tousaidants.platform.codes.PaperCode;
import org.tousaidants.platform.codes.PaperCodeHashes;
import org.tousaidants.platform.db.Sql;
import org.tousaidants.platform.db.SqlColumnConverter;
import org.tousaidants.support.diagnostic.DiagnosticQuestionnaire.ProposedHelpMode;

/// Stores rows of the tables `diagnostic_choice` and `diagnostic_kept`.
@Repository
class NeedsDiagnosticStore {
    static final String PRINTS = "diagnostic.code";

    private final Sql db;
    private final PaperCodeHashes prints;

    NeedsDiagnosticStore(Sql db, PaperCodeHashes prints) {
        this.db = db;
        this.prints = prints;
    }

    /// Stores the choice of a person; returns false if the form was already submitted.
    ///
    /// @param proposed mode of help that the rules proposed, if any
    /// @param chosen mode of help that the person chose
    boolean choose(UUID id, LocalDate week, Optional<ProposedHelpMode> proposed, ProposedHelpMode chosen) {
        return db.sql("""
                                insert into diagnostic_choice (id, week, proposed, chosen)
                                values (:id, :week, :proposed, :chosen) on conflict (network, id) do nothing""")
                        .param("id", id)
                        .param("week", week)
                        .param("proposed", proposed.map(ProposedHelpMode::name))
                        .param("chosen", chosen.name())
                        .update()
                == 1;
    }

    /// « Diagnostic gardé » — the answers that a person saved on one day.
    record StoredDiagnostic(Instant at, ProposedHelpMode chosen, Map<String, String> answers, String words) {}

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
                    var row = SqlColumnConverter.of(set);
                    return new StoredDiagnostic(
                            row.instant("at"),
                            row.constant("chosen", ProposedHelpMode.class),
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
