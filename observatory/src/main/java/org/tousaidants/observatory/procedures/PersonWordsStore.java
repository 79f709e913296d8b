package org.tousaidants.observatory.procedures;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Repository;
import org.tousaidants.platform.codes.PaperCode;
import org.tousaidants.platform.codes.PaperCodeHashes;
import org.tousaidants.platform.db.Sql;

/// Stores what people said at a step: table `procedures_said`.
@Repository
class PersonWordsStore {
    static final String PRINTS = "procedures.said";

    private static final String COLUMNS =
            "select id, procedure, step, ended, month, comment as words, screen from procedures_said ";

    private final Sql sql;
    private final PaperCodeHashes prints;

    PersonWordsStore(Sql sql, PaperCodeHashes prints) {
        this.sql = sql;
        this.prints = prints;
    }

    /// False if the same form was sent before.
    boolean add(PersonWords said, PaperCode code) {
        return sql.sql("""
                insert into procedures_said (id, procedure, step, ended, month, comment, hash)
                values (:id, :procedure, :step, :ended, :month, :words, :hash) on conflict (network, id) do nothing""").params(said).param("hash", prints.of(PRINTS, code)).update() == 1;
    }

    List<PersonWords> shown(String procedure, int limit) {
        return sql.sql(COLUMNS
                        + "where procedure = :procedure and screen = 'SHOWN' order by month desc, id limit :limit")
                .param("procedure", procedure)
                .param("limit", limit)
                .query(PersonWords.class)
                .list();
    }

    List<PersonWords> of(PersonWords.Screen screen, int limit) {
        return sql.sql(COLUMNS + "where screen = :screen order by month desc, id limit :limit")
                .param("screen", screen)
                .param("limit", limit)
                .query(PersonWords.class)
                .list();
    }

    int waiting() {
        return sql.sql("select count(*) from procedures_said where screen = 'WAITING'")
                .query(Integer.class)
                .single();
    }

    /// Hidden words are deleted: only the fact remains, so that the code of the person still answers.
    boolean screen(UUID id, boolean shown) {
        return sql.sql("""
                update procedures_said set screen = :screen, comment = case when :shown then comment else '–' end
                where id = :id and screen <> 'HIDDEN'""")
                        .param("id", id)
                        .param("screen", shown ? PersonWords.Screen.SHOWN : PersonWords.Screen.HIDDEN)
                        .param("shown", shown)
                        .update()
                == 1;
    }

    Optional<PersonWords> of(PaperCode code) {
        return sql.sql(COLUMNS + "where hash = any(:hashes::bytea[])")
                .param("hashes", prints.all(PRINTS, code))
                .query(PersonWords.class)
                .optional();
    }

    boolean remove(UUID id) {
        return sql.sql("delete from procedures_said where id = :id")
                        .param("id", id)
                        .update()
                == 1;
    }

    int forget(LocalDate before) {
        return sql.sql("delete from procedures_said where month < :before")
                .param("before", before)
                .update();
    }
}
