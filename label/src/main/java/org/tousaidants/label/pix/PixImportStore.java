package org.tousaidants.label.pix;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Repository;
import org.tousaidants.platform.db.Sql;

/// Stores imported files and their rows that are not assigned yet.
@Repository
class PixImportStore {
    private static final String FILE = """
            select f.*, f.actor as by, (select count(*) from pix_row r where r.network = f.network and r.file = f.id) as waiting
            from pix_file f where true""";

    private final Sql sql;

    PixImportStore(Sql sql) {
        this.sql = sql;
    }

    void add(ImportedPixFile file, String hash) {
        sql.sql("""
                insert into pix_file (id, recorded_at, actor, kind, name, hash, campaign, rows, silent, highest, faulty,
                                      faults, known)
                values (:id, :at, :by, :kind, :name, :hash, :campaign, :rows, :silent, :highest, :faulty,
                        :faults::jsonb, :known)""").params(file).param("hash", hash).update();
    }

    void addRow(UUID file, PixResultFile.PixFileRow row) {
        sql.sql("""
                insert into pix_row (file, line, family, given, mail, on_day, levels)
                values (:file, :line, :family, :given, :mail, :on, :levels::jsonb)""").params(row).param("file", file).update();
    }

    /// Returns the id of an imported file with the same bytes that still has rows to assign; empty if there is
    /// none.
    ///
    /// @param hash hash of the bytes
    Optional<UUID> open(String hash) {
        return sql.sql("select id from pix_file where hash = :hash and closed_at is null")
                .param("hash", hash)
                .query(UUID.class)
                .optional();
    }

    Optional<ImportedPixFile> find(UUID file) {
        return sql.sql(FILE + " and f.id = :id")
                .param("id", file)
                .query(ImportedPixFile.class)
                .optional();
    }

    /// Returns the imported files, newest first.
    List<ImportedPixFile> latest(int limit) {
        return sql.sql(FILE + " order by f.recorded_at desc, f.id limit :limit")
                .param("limit", limit)
                .query(ImportedPixFile.class)
                .list();
    }

    int waiting() {
        return sql.sql("select count(*) from pix_row").query(Integer.class).single();
    }

    List<PixResultFile.PixFileRow> rows(UUID file) {
        return sql.sql("""
                select line, family, given, mail, on_day as on, levels from pix_row
                where file = :file order by line""")
                .param("file", file)
                .query(PixResultFile.PixFileRow.class)
                .list();
    }

    void forget(UUID file, long line) {
        sql.sql("delete from pix_row where file = :file and line = :line")
                .param("file", file)
                .param("line", line)
                .update();
    }

    void count(UUID file, int recorded, int known, int aside) {
        sql.sql("""
                update pix_file set recorded = recorded + :recorded, known = known + :known, aside = aside + :aside
                where id = :id""")
                .param("id", file)
                .param("recorded", recorded)
                .param("known", known)
                .param("aside", aside)
                .update();
    }

    /// Closes a file in which no row remains to be assigned, and deletes its list of lines with mistakes. Does
    /// nothing if rows remain.
    void closeWhenDone(UUID file, Instant now) {
        sql.sql("""
                update pix_file f set closed_at = :now, faults = '[]'
                where id = :id and closed_at is null
                  and not exists (select from pix_row r where r.network = f.network and r.file = f.id)""").param("id", file).param("now", now).update();
    }

    void abandon(UUID file, Instant now) {
        sql.sql("""
                with gone as (delete from pix_row where file = :id returning line)
                update pix_file set closed_at = :now, faults = '[]', aside = aside + (select count(*) from gone)
                where id = :id and closed_at is null""").param("id", file).param("now", now).update();
    }

    record PixFileKey(UUID id) {}

    /// Returns the files of all networks that were imported before `before` and still have rows to assign.
    List<PixFileKey> old(Instant before) {
        return sql.sql("select id from pix_file where closed_at is null and recorded_at < :before")
                .param("before", before)
                .query(PixFileKey.class)
                .list();
    }
}
