package org.tousaidants.label.pix;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// The files that were read, and of their rows those that still wait for somebody to say whose they are.
@Repository
class PixStore {
    private static final TypeReference<List<PixFile.Fault>> FAULTS = new TypeReference<>() {};

    private static final String FILE = """
            select f.*, (select count(*) from pix_row r where r.network = f.network and r.file = f.id) as waiting
            from pix_file f where f.network = :network""";

    private final JdbcClient sql;

    PixStore(JdbcClient sql) {
        this.sql = sql;
    }

    void add(String network, Brought file, String hash) {
        sql.sql("""
                insert into pix_file (network, id, at, by, kind, name, hash, campaign, rows, silent, highest, faulty,
                                      faults, known)
                values (:network, :id, :at, :by, :kind, :name, :hash, :campaign, :rows, :silent, :highest, :faulty,
                        :faults::jsonb, :known)""")
                .param("network", network)
                .param("id", file.id())
                .param("at", Timestamp.from(file.at()))
                .param("by", file.by())
                .param("kind", file.kind().name())
                .param("name", file.name())
                .param("hash", hash)
                .param("campaign", file.campaign())
                .param("rows", file.read().rows())
                .param("silent", file.read().silent())
                .param("highest", file.read().highest())
                .param("faulty", file.read().faulty())
                .param(
                        "faults",
                        JsonMapper.shared().writeValueAsString(file.read().faults()))
                .param("known", file.decided().known())
                .update();
    }

    void addRow(String network, UUID file, PixFile.Row row) {
        sql.sql("""
                insert into pix_row (network, file, line, family, given, mail, on_day, levels)
                values (:network, :file, :line, :family, :given, :mail, :on, :levels::jsonb)""")
                .param("network", network)
                .param("file", file)
                .param("line", row.line())
                .param("family", row.family())
                .param("given", row.given())
                .param("mail", row.mail())
                .param("on", row.on())
                .param("levels", JsonMapper.shared().writeValueAsString(row.levels()))
                .update();
    }

    /// The same bytes, of which rows still wait.
    Optional<UUID> open(String network, String hash) {
        return sql.sql("select id from pix_file where network = :network and hash = :hash and closed is null")
                .param("network", network)
                .param("hash", hash)
                .query(UUID.class)
                .optional();
    }

    Optional<Brought> find(String network, UUID file) {
        return sql.sql(FILE + " and f.id = :id")
                .param("network", network)
                .param("id", file)
                .query((row, n) -> file(row))
                .optional();
    }

    /// The latest first.
    List<Brought> latest(String network, int limit) {
        return sql.sql(FILE + " order by f.at desc, f.id limit :limit")
                .param("network", network)
                .param("limit", limit)
                .query((row, n) -> file(row))
                .list();
    }

    int waiting(String network) {
        return sql.sql("select count(*) from pix_row where network = :network")
                .param("network", network)
                .query(Integer.class)
                .single();
    }

    List<PixFile.Row> rows(String network, UUID file) {
        return sql.sql("""
                select line, family, given, mail, on_day, levels from pix_row
                where network = :network and file = :file order by line""")
                .param("network", network)
                .param("file", file)
                .query((row, n) -> new PixFile.Row(
                        row.getLong("line"),
                        row.getString("family"),
                        row.getString("given"),
                        row.getString("mail"),
                        row.getObject("on_day", LocalDate.class),
                        JsonMapper.shared().readValue(row.getString("levels"), ProofStore.LEVELS)))
                .list();
    }

    void forget(String network, UUID file, long line) {
        sql.sql("delete from pix_row where network = :network and file = :file and line = :line")
                .param("network", network)
                .param("file", file)
                .param("line", line)
                .update();
    }

    void count(String network, UUID file, int recorded, int known, int aside) {
        sql.sql("""
                update pix_file set recorded = recorded + :recorded, known = known + :known, aside = aside + :aside
                where network = :network and id = :id""")
                .param("network", network)
                .param("id", file)
                .param("recorded", recorded)
                .param("known", known)
                .param("aside", aside)
                .update();
    }

    /// Nothing more to decide: what was wrong on its lines is forgotten too.
    void closeWhenDone(String network, UUID file, Instant now) {
        sql.sql("""
                update pix_file f set closed = :now, faults = '[]'
                where network = :network and id = :id and closed is null
                  and not exists (select from pix_row r where r.network = f.network and r.file = f.id)""")
                .param("network", network)
                .param("id", file)
                .param("now", Timestamp.from(now))
                .update();
    }

    void abandon(String network, UUID file, Instant now) {
        sql.sql("""
                with gone as (delete from pix_row where network = :network and file = :id returning line)
                update pix_file set closed = :now, faults = '[]', aside = aside + (select count(*) from gone)
                where network = :network and id = :id and closed is null""")
                .param("network", network)
                .param("id", file)
                .param("now", Timestamp.from(now))
                .update();
    }

    /// Of every network: rows that nobody decided on.
    void abandonBefore(Instant before, Instant now) {
        sql.sql("""
                with old as (select network, id from pix_file where closed is null and at < :before),
                gone as (delete from pix_row r using old where r.network = old.network and r.file = old.id
                         returning r.network, r.file)
                update pix_file f set closed = :now, faults = '[]',
                    aside = aside + (select count(*) from gone g where g.network = f.network and g.file = f.id)
                from old where f.network = old.network and f.id = old.id""")
                .param("before", Timestamp.from(before))
                .param("now", Timestamp.from(now))
                .update();
    }

    private static Brought file(ResultSet row) throws SQLException {
        return new Brought(
                row.getObject("id", UUID.class),
                row.getTimestamp("at").toInstant(),
                row.getObject("by", UUID.class),
                PixFile.Kind.valueOf(row.getString("kind")),
                row.getString("name"),
                row.getString("campaign"),
                new Brought.Read(
                        row.getInt("rows"),
                        row.getInt("silent"),
                        row.getInt("highest"),
                        row.getInt("faulty"),
                        JsonMapper.shared().readValue(row.getString("faults"), FAULTS)),
                new Brought.Decided(
                        row.getInt("recorded"), row.getInt("known"), row.getInt("aside"), row.getInt("waiting")),
                Optional.ofNullable(row.getTimestamp("closed")).map(Timestamp::toInstant));
    }
}
