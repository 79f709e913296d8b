package org.tousaidants.label.pix;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Repository;
import org.tousaidants.platform.db.Sql;

/// The files that were read, and of their rows those that still wait for a person to say whose they are.
@Repository
class PixStore {
    private static final String FILE = """
            select f.*, (select count(*) from pix_row r where r.network = f.network and r.file = f.id) as waiting
            from pix_file f where f.network = :network""";

    private final Sql sql;

    PixStore(Sql sql) {
        this.sql = sql;
    }

    void add(String network, BroughtFile file, String hash) {
        sql.sql(network, """
                insert into pix_file (network, id, at, by, kind, name, hash, campaign, rows, silent, highest, faulty,
                                      faults, known)
                values (:network, :id, :at, :by, :kind, :name, :hash, :campaign, :rows, :silent, :highest, :faulty,
                        :faults::jsonb, :known)""").params(file).param("hash", hash).update();
    }

    void addRow(String network, UUID file, PixFile.Row row) {
        sql.sql(network, """
                insert into pix_row (network, file, line, family, given, mail, on_day, levels)
                values (:network, :file, :line, :family, :given, :mail, :on, :levels::jsonb)""").params(row).param("file", file).update();
    }

    /// The same bytes, of which rows still wait.
    Optional<UUID> open(String network, String hash) {
        return sql.sql(network, "select id from pix_file where network = :network and hash = :hash and closed is null")
                .param("hash", hash)
                .query(UUID.class)
                .optional();
    }

    Optional<BroughtFile> find(String network, UUID file) {
        return sql.sql(network, FILE + " and f.id = :id")
                .param("id", file)
                .query(BroughtFile.class)
                .optional();
    }

    /// The latest first.
    List<BroughtFile> latest(String network, int limit) {
        return sql.sql(network, FILE + " order by f.at desc, f.id limit :limit")
                .param("limit", limit)
                .query(BroughtFile.class)
                .list();
    }

    int waiting(String network) {
        return sql.sql(network, "select count(*) from pix_row where network = :network")
                .query(Integer.class)
                .single();
    }

    List<PixFile.Row> rows(String network, UUID file) {
        return sql.sql(network, """
                select line, family, given, mail, on_day as on, levels from pix_row
                where network = :network and file = :file order by line""")
                .param("file", file)
                .query(PixFile.Row.class)
                .list();
    }

    void forget(String network, UUID file, long line) {
        sql.sql(network, "delete from pix_row where network = :network and file = :file and line = :line")
                .param("file", file)
                .param("line", line)
                .update();
    }

    void count(String network, UUID file, int recorded, int known, int aside) {
        sql.sql(network, """
                update pix_file set recorded = recorded + :recorded, known = known + :known, aside = aside + :aside
                where network = :network and id = :id""")
                .param("id", file)
                .param("recorded", recorded)
                .param("known", known)
                .param("aside", aside)
                .update();
    }

    /// Nothing more to decide: what was wrong on its lines is forgotten too.
    void closeWhenDone(String network, UUID file, Instant now) {
        sql.sql(network, """
                update pix_file f set closed = :now, faults = '[]'
                where network = :network and id = :id and closed is null
                  and not exists (select from pix_row r where r.network = f.network and r.file = f.id)""").param("id", file).param("now", now).update();
    }

    void abandon(String network, UUID file, Instant now) {
        sql.sql(network, """
                with gone as (delete from pix_row where network = :network and file = :id returning line)
                update pix_file set closed = :now, faults = '[]', aside = aside + (select count(*) from gone)
                where network = :network and id = :id and closed is null""").param("id", file).param("now", now).update();
    }

    record Key(String network, UUID id) {}

    /// Of every network: with rows that wait for a decision since before that moment.
    List<Key> old(Instant before) {
        return sql.sql("select network, id from pix_file where closed is null and at < :before")
                .param("before", before)
                .query(Key.class)
                .list();
    }
}
